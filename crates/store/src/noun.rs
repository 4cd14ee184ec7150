use std::fmt;

/// A kind of fact the store keeps by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is named for the fact it stands for")]
pub enum Noun {
    Member,
    Account,
    Vehicle,
    Method,
    Violation,
    Appeal,
    Payment,
    Filing,
    Note,
    Attachment,
    /// The household's own daily windows: one fact, the list, with the id `daily`.
    DailyWindows,
    MaintenanceNotice,
    ParameterOverride,
    /// A muted finding. Its id is the JSON array of its check and its violation.
    Muted,
}

impl Noun {
    /// Every noun, the ones that others refer to first.
    pub const ALL: [Noun; 14] = [
        Noun::Member,
        Noun::Account,
        Noun::Vehicle,
        Noun::Method,
        Noun::Violation,
        Noun::Appeal,
        Noun::Payment,
        Noun::Filing,
        Noun::Note,
        Noun::Attachment,
        Noun::DailyWindows,
        Noun::MaintenanceNotice,
        Noun::ParameterOverride,
        Noun::Muted,
    ];

    /// The word for it: the name of its table.
    pub const fn word(self) -> &'static str {
        match self {
            Noun::Member => "member",
            Noun::Account => "account",
            Noun::Vehicle => "vehicle",
            Noun::Method => "method",
            Noun::Violation => "violation",
            Noun::Appeal => "appeal",
            Noun::Payment => "payment",
            Noun::Filing => "filing",
            Noun::Note => "note",
            Noun::Attachment => "attachment",
            Noun::DailyWindows => "daily_windows",
            Noun::MaintenanceNotice => "maintenance_notice",
            Noun::ParameterOverride => "parameter_override",
            Noun::Muted => "muted",
        }
    }

    /// The noun a word stands for.
    pub fn from_word(word: &str) -> Option<Noun> {
        Noun::ALL.into_iter().find(|noun| noun.word() == word)
    }

    /// Whether other facts refer to facts of this kind.
    pub(crate) const fn is_referred_to(self) -> bool {
        matches!(self, Noun::Member | Noun::Account | Noun::Vehicle | Noun::Method | Noun::Violation | Noun::Appeal)
    }
}

/// Which fact: its noun and its id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactName {
    /// What kind of fact.
    pub noun: Noun,
    /// Its id.
    pub id: String,
}

/// `filing f3`: for people, not for logs.
impl fmt::Display for FactName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.noun.word(), self.id)
    }
}

/// Leaves the id out: households choose their own, and a log must hold no plate and no name.
impl fmt::Debug for FactName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} …", self.noun.word())
    }
}
