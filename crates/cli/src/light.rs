//! The light, in a terminal: icon, word and colour, and text made safe to show.

use std::borrow::Cow;

use greenlight_app::text::Words;
use greenlight_rules::{
    check::Answer,
    finding::{Severity, Step},
    verdict::Verdict,
};

/// What colours a piece of text. A terminal shows it; anything else gets the text alone.
#[derive(Clone, Copy)]
pub enum Colour {
    /// 可缴
    Green,
    /// 注意
    Amber,
    /// 受阻
    Red,
    /// 信息不足, and everything secondary
    Grey,
    /// What stands out without being a light.
    Bold,
}

/// Text in a colour, as escape sequences that the output strips where nobody sees colours.
pub fn paint(colour: Colour, text: &str) -> String {
    let code = match colour {
        Colour::Green => "32",
        Colour::Amber => "33",
        Colour::Red => "31",
        Colour::Grey => "90",
        Colour::Bold => "1",
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}

/// An answer's light: where there is nothing to pay and only confirming is left, it says so instead of 可缴.
pub fn of_answer(answer: &Answer<'_>, words: &Words) -> String {
    if answer.verdict == Verdict::Payable && answer.next_step == Some(Step::Confirm) {
        return paint(Colour::Green, &format!("✓ {}", words.word("verdict", "confirmable")));
    }
    of_verdict(answer.verdict, words)
}

/// A verdict as icon, word and colour.
pub fn of_verdict(verdict: Verdict, words: &Words) -> String {
    let (icon, colour) = match verdict {
        Verdict::Settled => ("-", Colour::Grey),
        Verdict::Payable => ("✓", Colour::Green),
        Verdict::Caution => ("!", Colour::Amber),
        Verdict::Unknown => ("?", Colour::Grey),
        Verdict::Blocked => ("✗", Colour::Red),
    };
    paint(colour, &format!("{icon} {}", words.word("verdict", verdict.word())))
}

/// The icon of a finding, in its colour.
pub fn of_severity(severity: Severity, muted: bool) -> String {
    let colour = match severity {
        _ if muted => Colour::Grey,
        Severity::Block => Colour::Red,
        Severity::Missing | Severity::Info => Colour::Grey,
        Severity::Warn => Colour::Amber,
    };
    paint(colour, icon(severity))
}

/// The icon of a finding without its colour, for tables: they count the escape sequences as letters.
pub fn icon(severity: Severity) -> &'static str {
    match severity {
        Severity::Block => "✗",
        Severity::Missing => "?",
        Severity::Warn => "!",
        Severity::Info => "i",
    }
}

/// A text of the rule book, whose emphasis (`**…**`) stands out.
pub fn emphasised(text: &str) -> String {
    let parts = text.split("**").enumerate();
    parts.map(|(place, part)| if place % 2 == 1 { paint(Colour::Bold, part) } else { part.to_owned() }).collect()
}

/// Text that came from a file, without what would move the cursor or change the terminal: control characters become
/// blanks.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_control) {
        Cow::Owned(text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect())
    } else {
        Cow::Borrowed(text)
    }
}
