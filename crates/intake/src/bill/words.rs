//! The words of the bills: `words.toml`.

use std::{collections::BTreeMap, sync::OnceLock};

use greenlight_rules::facts::MethodKind;
use serde::Deserialize;

use super::{Wallet, lines::Column};
use crate::scan::folded;

/// How likely it is that a payment was one of a fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likely {
    /// It was paid to an office that collects other things too.
    Maybe,
    /// It says so.
    Sure,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub columns: BTreeMap<Column, Vec<String>>,
    wallets: BTreeMap<String, Vec<String>>,
    pub directions: Directions,
    pub states: States,
    pub refunds: Refunds,
    payees: Payees,
    methods: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Directions {
    pub out: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct States {
    pub paid: Vec<String>,
    pub refunded: Vec<String>,
    pub partly_refunded: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Refunds {
    pub marks: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Payees {
    sure: Vec<String>,
    maybe: Vec<String>,
    never: Vec<String>,
}

pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    // The file is part of the program, and a test reads it.
    WORDS.get_or_init(|| toml::from_str(include_str!("words.toml")).unwrap_or_default())
}

impl Words {
    /// The column that a heading names.
    pub fn column_of(&self, heading: &str) -> Option<Column> {
        let heading = bare(heading);
        let named = |headings: &Vec<String>| headings.iter().any(|known| bare(known) == heading);
        self.columns.iter().find(|(_, headings)| named(headings)).map(|(column, _)| *column)
    }

    /// Whose bill it is, by the first text that says so.
    pub fn wallet_of<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Option<Wallet> {
        let says = |wallet: &str, text: &str| {
            self.wallets.get(wallet).is_some_and(|marks| marks.iter().any(|mark| text.contains(mark.as_str())))
        };
        texts.into_iter().find_map(|text| match (says("wechat", text), says("alipay", text)) {
            (true, false) => Some(Wallet::Wechat),
            (false, true) => Some(Wallet::Alipay),
            _ => None,
        })
    }

    /// Whether a payment is likely to be one of a fine.
    pub fn likely(&self, payee: &str, goods: &str) -> Option<Likely> {
        let has = |words: &[String], text: &str| words.iter().any(|word| text.contains(word.as_str()));
        let any = |words: &[String]| has(words, payee) || has(words, goods);
        match () {
            () if any(&self.payees.never) => None,
            () if any(&self.payees.sure) => Some(Likely::Sure),
            () if any(&self.payees.maybe) => Some(Likely::Maybe),
            () => None,
        }
    }

    /// What something was paid with, when it was not the wallet's own money.
    pub fn method_of(&self, text: &str) -> Option<MethodKind> {
        // What the instalments of a card are called has the card's name in it.
        let kinds = [MethodKind::CreditInstalment, MethodKind::CreditCard, MethodKind::DebitCard];
        let says = |kind: &MethodKind| {
            self.methods.get(kind.word()).is_some_and(|marks| marks.iter().any(|mark| text.contains(mark.as_str())))
        };
        kinds.into_iter().find(says)
    }
}

/// A heading as it is compared: in half width and without blanks.
fn bare(heading: &str) -> String {
    folded(heading).chars().filter(|character| !character.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_read_and_every_method_is_one_of_the_facts() {
        let words: Words = toml::from_str(include_str!("words.toml")).expect("TOML");
        assert!(words.methods.keys().all(|word| MethodKind::from_word(word).is_some()));
        assert_eq!(words.wallets.keys().collect::<Vec<_>>(), ["alipay", "wechat"]);
    }

    #[test]
    fn what_an_office_collects_besides_fines_is_not_taken_for_one() {
        let words = words();
        assert_eq!(words.likely("北京市公安局公安交通管理局", "交通违法罚款"), Some(Likely::Sure));
        assert_eq!(words.likely("武汉市财政局", "非税收入"), Some(Likely::Maybe));
        assert_eq!(words.likely("北京市公安局", "出入境证件费"), None);
        assert_eq!(words.likely("某某停车场", "违停罚款"), None);
        assert_eq!(words.likely("海底捞", "火锅"), None);
        assert_eq!(words.method_of("工商银行信用卡(1234)"), Some(MethodKind::CreditCard));
        assert_eq!(words.method_of("花呗分期"), Some(MethodKind::CreditInstalment));
        assert_eq!(words.method_of("招商银行(1234)"), Some(MethodKind::DebitCard));
        assert_eq!(words.method_of("零钱"), None);
    }
}
