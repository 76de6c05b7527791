//! Widgets whose text is shaped and ordered right in every script. All text of the window is painted by them.

mod button;
mod field;
mod text;

pub use button::{Button, menu_item, menu_item_width, row_frame, scroll_list};
pub use field::{Field, typing};
pub use text::{Galley, Text, tip, tip_of};
