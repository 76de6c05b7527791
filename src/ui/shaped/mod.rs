//! Widgets whose text is shaped and ordered right in every script. All text of the window is painted by them.

mod button;
#[cfg_attr(not(test), expect(dead_code, reason = "the card of a span will choose with it"))]
mod choices;
mod field;
mod frame;
mod markdown;
mod rich;
mod text;
#[cfg_attr(not(test), expect(dead_code, reason = "the card of a span will take numbers with it"))]
mod value_field;

pub use button::{Button, menu_item, menu_item_width, row_frame, scroll_list};
pub use choices::takes_key;
#[expect(unused_imports, reason = "the card of a span will choose with it")]
pub use choices::{Choice, Choices, ChoicesOutput};
pub use field::{Field, typing};
pub use markdown::{Heading, MarkdownView};
pub use rich::{LabelLook, Paint, RichGalley, RichText, Setting, direction_of};
pub use text::{Galley, Text, paint_bracket, tip, tip_of};
#[expect(unused_imports, reason = "the card of a span will take numbers with it")]
pub use value_field::{Entry, Fault, IsoDate, ValueField, ValueOutput};
