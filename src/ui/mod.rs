//! The window. Reads borrowed state and sends actions; no SQL, no blocking work in a frame.

mod article;
mod atlas;
mod kit;
mod shaped;
mod strings;
mod tokens;
