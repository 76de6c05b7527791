//! The three units of text. A bare number never stands for an offset across a module border.

use std::fmt;

macro_rules! offset {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(usize);

        impl $name {
            /// Wraps a count that is already in this unit.
            #[must_use]
            pub const fn new(value: usize) -> Self {
                Self(value)
            }

            /// The bare count.
            #[must_use]
            pub const fn get(self) -> usize {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

offset! {
    /// An offset in Unicode code points: the unit of every stored span.
    CharOffset
}
offset! {
    /// An offset in bytes of UTF-8.
    ByteOffset
}
offset! {
    /// An offset in UTF-16 code units, as JavaScript, Java and C# count.
    Utf16Offset
}
