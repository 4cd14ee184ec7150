//! 号牌号码: as people, machines and scanners write them, whole or masked.

use std::{iter::Peekable, ops::Range};

use chrono::NaiveDate;
use greenlight_rules::facts::VehicleKind;

use super::{Folded, Found, before, digits, folded, places};
use crate::reading::Ground;

/// The sign for a character that is masked.
pub const MASK: char = '*';

/// The first characters of plates: the provinces' short names.
pub(crate) const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
/// The characters that may stand in the place of the last digit.
const ENDINGS: &str = "学警港澳挂使领试超";
/// The letters that open or close the serial of a new-energy plate (GA 36).
const NEW_ENERGY: &str = "DFABCEGHJK";

/// A plate that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plate {
    /// Upper case, without dots and blanks, [`MASK`] for each character that is masked. A mask whose length is not written
    /// (豫A…) is one [`MASK`].
    pub text: String,
    /// What the length and the letters tell about the vehicle; most plates tell nothing.
    pub kind: Option<VehicleKind>,
    /// Written, mended (I and O, which serials do not have, become 1 and 0), or masked.
    pub ground: Ground,
}

impl Plate {
    /// Whether a part of it is masked.
    pub fn is_masked(&self) -> bool {
        self.text.contains(MASK)
    }
}

/// Reads a text that is a plate, with dots and blanks anywhere, masked or whole. None for anything else.
pub fn parse(text: &str) -> Option<Plate> {
    let bare: String =
        folded(text).chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '·' | '-')).collect();
    let (plate, end) = read(&bare, 0)?;
    (end == bare.len()).then_some(plate)
}

/// The plates of a text, in their order.
pub fn find(text: &str) -> Vec<Found<Plate>> {
    let folded = Folded::new(text);
    let text = folded.as_str();
    let mut found = Vec::new();
    let mut free = 0;
    for (at, character) in
        places(text).filter(|(_, character)| PROVINCES.contains(*character) || character.is_ascii_digit())
    {
        // 08:10京A8X2K6: a plate may stand right behind a time, and the six digits of an embassy's not behind others.
        let inside =
            |before: char| before.is_ascii_alphabetic() || character.is_ascii_digit() && before.is_ascii_digit();
        if at < free || before(text, at).is_some_and(inside) {
            continue;
        }
        if let Some((value, end)) = read(text, at) {
            let ground = value.ground;
            found.push(Found { value, span: folded.original(at..end), ground });
            free = end;
        }
    }
    found
}

/// The plates of which a text names no more than the end, behind a word for it: 尾号2K6, 车是8X2K6.
pub fn tails(text: &str) -> Vec<Found<Plate>> {
    const LEADS: &[&str] = &["尾号为", "尾号是", "尾号", "车牌号是", "车牌是", "车号是", "车是"];
    let folded = Folded::new(text);
    let text = folded.as_str();
    // 尾号3321 of a bank's message is that of a card.
    let of_bank = ["卡", "账户", "余额", "银行"].iter().any(|word| text.contains(word));
    let tails = LEADS.iter().flat_map(|lead| text.match_indices(lead)).filter_map(|(at, lead)| {
        let start = at + lead.len();
        let length = text[start..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        // 尾号6021的银行卡
        let of_card =
            text[start + length..].trim_start_matches(['的', ' ']).starts_with(['卡', '银', '储', '信', '账']);
        if of_card || of_bank && lead.starts_with("尾号") {
            None
        } else {
            tail(&folded, start..start + length, lead.starts_with("尾号"))
        }
    });
    // 2K6那车
    let named =
        ["那车", "这车", "那辆", "这辆"].iter().flat_map(|car| text.match_indices(car)).filter_map(|(end, _)| {
            let length = text[..end].bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
            tail(&folded, end - length..end, false)
        });
    let mut tails: Vec<_> = tails.chain(named).collect();
    tails.sort_by_key(|found| found.span.start);
    tails.dedup_by_key(|found| found.span.start);
    tails
}

/// Three to seven letters and digits as the end of a plate: both, unless something else says that it is one.
fn tail(folded: &Folded, at: Range<usize>, is_named: bool) -> Option<Found<Plate>> {
    let tail = &folded.as_str()[at.clone()];
    let letters = tail.bytes().any(|byte| byte.is_ascii_alphabetic()) || is_named;
    let is_tail = (3..=7).contains(&tail.len()) && letters && tail.bytes().any(|byte| byte.is_ascii_digit());
    let value = Plate { text: format!("{MASK}{}", tail.to_ascii_uppercase()), kind: None, ground: Ground::Masked };
    is_tail.then(|| Found { value, span: folded.original(at), ground: Ground::Masked })
}

/// Whether a plate may be the one behind a mask, whatever dots, blanks and case either is written with.
///
/// Where the mask is as long as a plate, each [`MASK`] is one character; a shorter one (`*2K6`, `豫A*`) hides any number of
/// them. A mask without anything visible fits nothing.
pub fn fits(mask: &str, plate: &str) -> bool {
    let (mask, plate) = (bare(mask), bare(plate));
    if mask.iter().all(|sign| *sign == MASK) {
        return false;
    }
    // *D12Z45 is the end of a plate, however long that is.
    let tail = mask.first() == Some(&MASK) && mask.iter().skip(1).all(|sign| *sign != MASK);
    if matches!(mask.len(), 7 | 8) && !tail || !mask.contains(&MASK) {
        return mask.len() == plate.len()
            && mask.iter().zip(&plate).all(|(sign, character)| *sign == MASK || sign == character);
    }
    let mut pieces = mask.split(|sign| *sign == MASK);
    let (first, last) = (pieces.next().unwrap_or_default(), pieces.next_back().unwrap_or_default());
    let Some(mut rest) = plate.strip_prefix(first).and_then(|rest| rest.strip_suffix(last)) else {
        return false;
    };
    pieces.filter(|piece| !piece.is_empty()).all(|piece| {
        let at = rest.windows(piece.len()).position(|window| window == piece);
        at.is_some_and(|at| {
            rest = &rest[at + piece.len()..];
            true
        })
    })
}

/// The characters that count when plates are compared.
fn bare(plate: &str) -> Vec<char> {
    let plate = folded(plate);
    let kept = plate.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '·' | '.' | '-'));
    kept.map(|sign| sign.to_ascii_uppercase()).collect()
}

/// The plate at `at`, and the place after it.
fn read(text: &str, at: usize) -> Option<(Plate, usize)> {
    let mut signs = text.get(at..)?.char_indices().map(|(offset, sign)| (at + offset, sign)).peekable();
    let (_, province) = signs.next()?;
    if province.is_ascii_digit() {
        return embassy(text, at);
    }
    if !PROVINCES.contains(province) {
        return None;
    }
    skip(&mut signs, " ");
    let (_, letter) = signs.next().filter(|(_, letter)| letter.is_ascii_alphabetic())?;
    skip(&mut signs, " ·.-");
    // One black dot before a whole serial is the dot of the plate; anywhere else it masks a character.
    if signs.peek().is_some_and(|(_, sign)| *sign == '●') {
        let whole = signs.clone().skip(1).take(5).filter(|(_, sign)| sign.is_ascii_alphanumeric()).count() == 5;
        if whole {
            signs.next();
        }
    }
    let run = text
        .get(at + province.len_utf8()..)?
        .chars()
        .take(24)
        .take_while(|sign| sign.is_ascii_alphanumeric() || "·.- ".contains(*sign));
    let mut serial =
        Serial { l_is_one: run.filter(char::is_ascii_lowercase).all(|sign| sign == 'l'), ..Serial::default() };
    while let Some((place, sign)) = signs.peek().copied() {
        // 浙A7M / 36Q: a line that broke within the plate.
        let broken = sign == '\n' && serial.is_completed_by(&text[place + 1..]);
        if !broken && !serial.take(place, sign) {
            break;
        }
        signs.next();
    }
    let next = signs.peek().map_or(text.len(), |(place, _)| *place);
    let (characters, end, mended) = serial.cut(text, next)?;
    Some((plate(province, letter, &characters, mended, serial.open), end))
}

/// 224578使: six digits and 使.
fn embassy(text: &str, at: usize) -> Option<(Plate, usize)> {
    let (_, end) = digits(text, at, 6).filter(|(_, end)| *end == at + 6)?;
    let end = text.get(end..).filter(|rest| rest.starts_with('使')).map(|_| end + '使'.len_utf8())?;
    Some((Plate { text: text.get(at..end)?.to_owned(), kind: None, ground: Ground::Written }, end))
}

fn skip(signs: &mut Peekable<impl Iterator<Item = (usize, char)>>, what: &str) {
    while signs.next_if(|(_, sign)| what.contains(*sign)).is_some() {}
}

/// The characters after the letter, with where each ended.
#[derive(Default)]
struct Serial {
    characters: Vec<(char, usize)>,
    /// Whether a mask without a length (…) closed it.
    open: bool,
    closed: bool,
    /// Whether an l among capitals is a 1.
    l_is_one: bool,
}

impl Serial {
    /// Whether the first word of a text makes five characters or six of a serial that has fewer.
    fn is_completed_by(&self, rest: &str) -> bool {
        let run = rest.bytes().take(8).take_while(u8::is_ascii_alphanumeric).count();
        let length = self.characters.len();
        (1..5).contains(&length) && run > 0 && matches!(length + run, 5 | 6)
    }

    /// Takes one more character, if it can belong.
    fn take(&mut self, place: usize, sign: char) -> bool {
        // A time that follows without a blank makes the run longer, but not without end.
        if self.closed || self.characters.len() >= 22 {
            return false;
        }
        let end = place + sign.len_utf8();
        let points = self.characters.iter().rev().take_while(|(sign, _)| *sign == '.').count();
        match sign {
            '*' | '×' | '✱' | '＊' | '?' | '●' | '○' | '■' | '□' | '█' => {
                self.characters.push((MASK, end))
            }
            '…' => (self.open, _) = (true, self.characters.push((MASK, end))),
            '.' => self.characters.push((sign, end)),
            _ if points > 0 => return false,
            'l' if self.l_is_one => self.characters.push(('I', end)),
            _ if sign.is_ascii_alphanumeric() => self.characters.push((sign.to_ascii_uppercase(), end)),
            // 京A8X2K6挂靠: behind a whole serial it begins a word.
            _ if ENDINGS.contains(sign) && (self.characters.len() < 5 || sign == '使' || sign == '领') => {
                self.characters.push((sign, end));
                self.closed = true;
            }
            _ => return false,
        }
        true
    }

    /// The serial, the place after it, and whether anything was done to it: five characters or six, all that stand there,
    /// or the first of them where a date follows without a blank.
    fn cut(&mut self, text: &str, next: usize) -> Option<(Vec<char>, usize, bool)> {
        let points = self.characters.iter().rev().take_while(|(sign, _)| *sign == '.').count();
        self.characters.truncate(self.characters.len() - points);
        if points >= 2 {
            self.characters.push((MASK, next));
            self.open = true;
        }
        if self.characters.iter().any(|(sign, _)| *sign == '.') {
            return None;
        }
        mask_runs(&mut self.characters);
        let length = self.characters.len();
        let visible = self.characters.iter().filter(|(sign, _)| *sign != MASK).count();
        let (_, end) = *self.characters.last()?;
        if self.open {
            // One mark hides what is not written: 豫A…, 豫A12….
            let mut characters: Vec<char> = self.characters.iter().map(|(sign, _)| *sign).collect();
            characters.dedup_by(|one, other| *one == MASK && *other == MASK);
            return (visible <= 5).then_some((characters, end, false));
        }
        let shortened = visible < length && (1..5).contains(&length);
        if shortened || matches!(length, 5 | 6) && self.serial_like(length) {
            return Some((self.first(length), end, false));
        }
        if length <= 6 {
            return None;
        }
        let cut = [5, 6].into_iter().find(|cut| {
            let (_, end) = self.characters[*cut - 1];
            self.serial_like(*cut) && (*cut == 5 || self.new_energy_like()) && begins_with_year(text, end)
        })?;
        Some((self.first(cut), self.characters[cut - 1].1, true))
    }

    fn first(&self, length: usize) -> Vec<char> {
        self.characters.iter().take(length).map(|(sign, _)| *sign).collect()
    }

    /// A serial has a digit in it, or a mask: words of letters alone are words.
    fn serial_like(&self, length: usize) -> bool {
        self.characters.iter().take(length).any(|(sign, _)| sign.is_ascii_digit() || *sign == MASK)
    }

    fn new_energy_like(&self) -> bool {
        kind_of(&self.first(6)).is_some()
    }
}

/// Three or more X in a row are a mask: no issued serial is known to have so many letters.
fn mask_runs(characters: &mut [(char, usize)]) {
    let mut at = 0;
    while at < characters.len() {
        let run = characters[at..].iter().take_while(|(sign, _)| *sign == 'X').count();
        if run >= 3 {
            characters[at..at + run].iter_mut().for_each(|(sign, _)| *sign = MASK);
        }
        at += run.max(1);
    }
}

/// Whether 2026… stands here, as it does where the blank between plate and time was lost.
fn begins_with_year(text: &str, at: usize) -> bool {
    let year = digits(text, at, 4).filter(|(year, end)| *end == at + 4 && (1990..2100).contains(year));
    year.is_some_and(|(_, end)| {
        text.get(end..).is_some_and(|rest| rest.starts_with(['年', '-', '/', '.']) || month_follows(rest))
    })
}

fn month_follows(rest: &str) -> bool {
    let month = digits(rest, 0, 2).map(|(month, _)| month);
    let day = digits(rest, 2, 2).map(|(day, _)| day);
    matches!((month, day), (Some(month), Some(day)) if NaiveDate::from_ymd_opt(2000, month, day).is_some())
}

fn plate(province: char, letter: char, serial: &[char], cut: bool, open: bool) -> Plate {
    let letter = letter.to_ascii_uppercase();
    let mut mended = cut;
    let mut text: String = [province, letter].into_iter().collect();
    for character in serial {
        text.push(match character {
            'I' => '1',
            'O' => '0',
            other => *other,
        });
        mended |= "IO".contains(*character);
    }
    let ground = match (text.contains(MASK), mended || letter == 'I') {
        (true, _) => Ground::Masked,
        (_, true) => Ground::Mended,
        _ => Ground::Written,
    };
    let kind = match serial.last() {
        Some('挂') => Some(VehicleKind::Trailer),
        _ if open => None,
        _ => kind_of(serial),
    };
    Plate { text, kind, ground }
}

/// What six characters tell: a letter first is a small new-energy car, a letter last a large one.
fn kind_of(serial: &[char]) -> Option<VehicleKind> {
    let [first, second, middle @ .., last] = serial else {
        return None;
    };
    let hidden_or = |sign: &char, fits: &dyn Fn(char) -> bool| *sign == MASK || fits(*sign);
    let digit = |sign: &char| hidden_or(sign, &|sign| sign.is_ascii_digit() || sign == 'O' || sign == 'I');
    let letter = |sign: &char| hidden_or(sign, &|sign| NEW_ENERGY.contains(sign));
    if serial.len() != 6 || !middle.iter().all(digit) {
        return None;
    }
    let either = hidden_or(second, &|sign| sign.is_ascii_alphanumeric());
    if letter(first) && either && digit(last) {
        return Some(VehicleKind::SmallNewEnergy);
    }
    (digit(first) && digit(second) && letter(last)).then_some(VehicleKind::LargeNewEnergy)
}
