//! What a count says besides its number: how exactly, and what became of the people.

/// How exactly a count is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// «38 قتيلا».
    Exact,
    /// «ما لا يقل عن 38».
    AtLeast,
    /// «أكثر من 38».
    MoreThan,
    /// «ما يصل إلى 38».
    AtMost,
    /// «أقل من 38».
    LessThan,
    /// «نحو 38».
    Approx,
    /// «بين 30 و40».
    Range,
    /// «عشرات القتلى».
    Vague,
}

impl Qualifier {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Exact,
        Self::AtLeast,
        Self::MoreThan,
        Self::AtMost,
        Self::LessThan,
        Self::Approx,
        Self::Range,
        Self::Vague,
    ];

    /// The word that stands in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtLeast => "at_least",
            Self::MoreThan => "more_than",
            Self::AtMost => "at_most",
            Self::LessThan => "less_than",
            Self::Approx => "approx",
            Self::Range => "range",
            Self::Vague => "vague",
        }
    }

    /// The qualifier that a file names.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }
}

/// What became of the people who are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Dead.
    Killed,
    /// Wounded.
    Injured,
    /// Dead and wounded, counted together.
    KilledAndInjured,
    /// Neither found nor known to be dead.
    Missing,
    /// Arrested, captured or abducted.
    Detained,
    /// Driven from their homes.
    Displaced,
}

impl Outcome {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Killed, Self::Injured, Self::KilledAndInjured, Self::Missing, Self::Detained, Self::Displaced];

    /// The word that stands in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::KilledAndInjured => "killed_and_injured",
            Self::Missing => "missing",
            Self::Detained => "detained",
            Self::Displaced => "displaced",
        }
    }

    /// The outcome that a file names.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        for one in Qualifier::ALL {
            assert_eq!(Qualifier::from_name(one.as_str()), Some(one));
        }
        for one in Outcome::ALL {
            assert_eq!(Outcome::from_name(one.as_str()), Some(one));
        }
        assert_eq!((Qualifier::from_name("about"), Outcome::from_name("Killed")), (None, None));
    }
}
