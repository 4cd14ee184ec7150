//! Folding: one plain form for what is written in many, with the way back to the text as it was given.

use std::{borrow::Cow, collections::BTreeMap, ops::Range, sync::LazyLock};

/// A text in plain form.
///
/// Digits, letters and punctuation of full width become ASCII, the blanks and dashes of Unicode become `' '` and `-`, the
/// dots between the parts of a plate become `·`, and characters without width are dropped. Line breaks stay. Blanks that a
/// scanner put between single characters are dropped too: 罚 款, 京 A 8 X 2 K 6.
#[derive(Clone, Debug)]
pub struct Folded {
    text: String,
    /// For each byte of the plain form, where its character begins and ends in the text as it was given.
    places: Vec<(usize, usize)>,
}

impl Folded {
    /// Folds a text.
    pub fn new(text: &str) -> Folded {
        let mut folded = Folded { text: String::with_capacity(text.len()), places: Vec::with_capacity(text.len()) };
        for (at, character) in text.char_indices() {
            if let Some(plain) = plain(character) {
                folded.text.push(plain);
                folded.places.resize(folded.text.len(), (at, at + character.len_utf8()));
            }
        }
        folded.join_scattered();
        folded
    }

    /// Drops the single blanks of every run of words of one character each in which there is a Chinese one. Without one it
    /// may be a link that is spelt apart.
    fn join_scattered(&mut self) {
        let signs: Vec<(usize, char)> = self.text.char_indices().collect();
        let is_word = |at: usize| signs.get(at).is_some_and(|(_, sign)| sign.is_alphanumeric());
        let is_single = |at: usize| is_word(at) && !is_word(at + 1) && !at.checked_sub(1).is_some_and(is_word);
        let parts = |at: usize| signs.get(at).is_some_and(|(_, sign)| *sign == ' ') && is_single(at + 1);
        let mut scattered: Vec<usize> = Vec::new();
        let mut at = 0;
        while at < signs.len() {
            let start = at;
            at += 1;
            while is_single(at - 1) && parts(at) {
                at += 2;
            }
            if signs[start..at].iter().any(|(_, sign)| !sign.is_ascii()) {
                scattered.extend(signs[start..at].iter().filter(|(_, sign)| *sign == ' ').map(|(place, _)| *place));
            }
        }
        if scattered.is_empty() {
            return;
        }
        let mut next = scattered.iter().copied().peekable();
        let kept: Vec<usize> = (0..self.text.len()).filter(|at| next.next_if_eq(at).is_none()).collect();
        self.places = kept.iter().map(|at| self.places[*at]).collect();
        // A blank is one byte, so what is left are whole characters.
        let mut dropped = scattered.into_iter().peekable();
        let mut at = 0;
        self.text.retain(|sign| {
            let keeps = dropped.next_if_eq(&at).is_none();
            at += sign.len_utf8();
            keeps
        });
    }

    /// The plain form.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where a piece of the plain form stood in the text as it was given, in bytes. The piece should lie on the plain
    /// form's character boundaries; an empty one has no length there either.
    pub fn original(&self, piece: Range<usize>) -> Range<usize> {
        let place = |at: usize| self.places.get(at).copied();
        let Some((start, _)) = place(piece.start) else {
            let end = self.places.last().map_or(0, |(_, end)| *end);
            return end..end;
        };
        let last = piece.end.checked_sub(1).filter(|last| *last >= piece.start);
        start..last.and_then(place).map_or(start, |(_, end)| end)
    }
}

/// The plain form alone, for who needs no way back. What is plain already is not copied.
pub fn folded(text: &str) -> Cow<'_, str> {
    let Some((at, _)) = text.char_indices().find(|(_, character)| plain(*character) != Some(*character)) else {
        return Cow::Borrowed(text);
    };
    let (already, rest) = text.split_at(at);
    let mut folded = String::with_capacity(text.len());
    folded.push_str(already);
    folded.extend(rest.chars().filter_map(plain));
    Cow::Owned(folded)
}

/// The plain form of one character; none for a character without width.
fn plain(character: char) -> Option<char> {
    Some(match character {
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}' => {
            return None;
        }
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' | '\t' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' => '-',
        '•' | '・' | '‧' | '∙' | '⋅' | '･' => '·',
        '￥' => '¥',
        '︰' | '∶' => ':',
        '\u{0391}'..='\u{03A7}' | '\u{0405}'..='\u{0425}' => latin(character),
        other => simplified(other),
    })
}

/// Capitals of other alphabets that look like Latin ones, each before what it looks like.
const LOOK_ALIKE: &str = "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXАAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХX";

fn latin(character: char) -> char {
    let signs: Vec<char> = LOOK_ALIKE.chars().collect();
    signs.chunks_exact(2).find(|pair| pair[0] == character).map_or(character, |pair| pair[1])
}

/// The traditional characters of these texts, each before its simplified form.
const TRADITIONAL: &str = "車车輛辆號号時时間间點点違违規规標标線线罰罚款款記记處处機机關关滬沪於于駕驾駛驶馬马東东裡里燈灯闖闯禁禁專专導导駐驻擁拥國国區区單单據据書书編编錄录備备攝摄繳缴費费額额圓圆壹壹貳贰參叁陸陆萬万無无許许將将為为與与對对經经過过從从後后達达應应該该請请電电話话網网實实際际際际發发現现傳传輸输類类種种證证檢检驗验逾逾華华廣广灣湾橋桥門门號号鄉乡縣县鎮镇貴贵豐丰長长雲云遼辽寧宁蘇苏魯鲁粵粤瓊琼贛赣湘湘閩闽陝陕冀冀晉晋渝渝紅红環环濱滨崗岗嶺岭羅罗動动監监視视設设聯联隊队務务員员給给們们來来這这個个會会還还讓让頭头綠绿擋挡壓压實实掛挂閃闪樓楼棟栋園园廳厅審审異异議议聽听內内離离礙碍體体則则場场晝昼";

fn simplified(character: char) -> char {
    // Below and above these there is none.
    if !('\u{4E00}'..='\u{9FFF}').contains(&character) {
        return character;
    }
    static PAIRS: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
        let signs: Vec<char> = TRADITIONAL.chars().collect();
        signs.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
    });
    PAIRS.get(&character).copied().unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_form_leads_back_to_what_was_given() {
        let given = "京Ａ·\u{200B}８ 于２０２６年";
        let folded = Folded::new(given);
        assert_eq!(folded.as_str(), "京A·8 于2026年");
        assert_eq!(super::folded(given), folded.as_str());
        assert!(matches!(super::folded("京A·8 于2026年"), Cow::Borrowed("京A·8 于2026年")));
        let at = folded.as_str().find("8").unwrap();
        assert_eq!(&given[folded.original(at..at + 1)], "８");
        let at = folded.as_str().find("2026").unwrap();
        assert_eq!(&given[folded.original(at..at + 4)], "２０２６");
        assert_eq!(folded.original(0..folded.as_str().len()), 0..given.len());
        assert_eq!(folded.original(0..0), 0..0);
        let end = folded.as_str().len();
        assert_eq!(folded.original(end..end), given.len()..given.len());
    }

    #[test]
    fn blanks_between_single_characters_are_dropped_and_no_others() {
        for (given, plain) in [
            ("京 A 8 X 2 K 6 于 2026 年 9 月", "京A8X2K6于 2026 年9月"),
            ("罚 款 200 元,记 3 分", "罚款 200 元,记3分"),
            ("9 月 1 2 日", "9月12日"),
            ("王 建 国  李 梅", "王建国  李梅"),
            // Words keep their blanks, and so do letters and digits of which nothing says that they belong together.
            ("妈妈的车 昨天 长安街 违停 200", "妈妈的车 昨天 长安街 违停 200"),
            ("尾号 3 5 的车", "尾号 3 5 的车"),
            ("京A 8X2K6", "京A 8X2K6"),
            ("罚\n款", "罚\n款"),
            ("登录 j g . c x - 1 2 2 . c n", "登录 j g . c x - 1 2 2 . c n"),
        ] {
            let folded = Folded::new(given);
            assert_eq!(folded.as_str(), plain);
            assert_eq!(Folded::new(plain).as_str(), plain, "what is joined stays so");
            let all = folded.original(0..folded.as_str().len());
            assert_eq!(all, 0..given.len());
        }
    }
}
