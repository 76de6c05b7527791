//! Widgets whose text is shaped and ordered right in every script. All text of the window is painted by them.

mod button;
mod choices;
mod field;
mod frame;
mod markdown;
mod rich;
mod text;
mod value_field;

pub use button::{Button, menu_item, menu_item_width, row_frame, scroll_list};
pub use choices::takes_key;
pub use choices::{Choice, Choices};
pub use field::{Field, FieldOutput, typing};
pub use markdown::{Heading, MarkdownView};
pub use rich::{LabelLook, Paint, RichGalley, RichText, Setting, direction_of};
pub use text::{Galley, Text, paint_bracket, tip, tip_of};
pub use value_field::{Entry, IsoDate, ValueField, ValueOutput};
