//! Chinese numerals, as people write them and as banks do: 三, 十二, 二百, 贰佰, 二〇二六.

/// The number of a text that is nothing but numerals; blanks are not taken.
pub fn parse(text: &str) -> Option<u64> {
    read(text, 0).filter(|(_, end)| *end == text.len()).map(|(number, _)| number)
}

/// The number that begins at `at`, and the place after its last numeral.
///
/// Digits in a row without a unit are read one by one: 二〇二六 is 2026.
pub(crate) fn read(text: &str, at: usize) -> Option<(u64, usize)> {
    let rest = text.get(at..)?;
    let mut end = at;
    let mut signs = Vec::new();
    // Sixteen signs are more than any number of this field needs.
    for character in rest.chars().take(16) {
        let Some(sign) = sign(character) else { break };
        signs.push(sign);
        end += character.len_utf8();
    }
    let plain = signs.len() > 1 && signs.iter().all(|sign| matches!(sign, Sign::Digit(_)));
    let number = if plain { in_a_row(&signs) } else { with_units(&signs) };
    number.map(|number| (number, end))
}

#[derive(Clone, Copy)]
enum Sign {
    Digit(u64),
    Unit(u64),
}

fn sign(character: char) -> Option<Sign> {
    Some(match character {
        '零' | '〇' | '○' => Sign::Digit(0),
        '一' | '壹' => Sign::Digit(1),
        '二' | '两' | '贰' | '貳' => Sign::Digit(2),
        '三' | '叁' | '參' => Sign::Digit(3),
        '四' | '肆' => Sign::Digit(4),
        '五' | '伍' => Sign::Digit(5),
        '六' | '陆' | '陸' => Sign::Digit(6),
        '七' | '柒' => Sign::Digit(7),
        '八' | '捌' => Sign::Digit(8),
        '九' | '玖' => Sign::Digit(9),
        '十' | '拾' => Sign::Unit(10),
        '百' | '佰' => Sign::Unit(100),
        '千' | '仟' => Sign::Unit(1_000),
        '万' | '萬' => Sign::Unit(10_000),
        _ => return None,
    })
}

fn in_a_row(signs: &[Sign]) -> Option<u64> {
    signs.iter().try_fold(0_u64, |number, sign| match sign {
        Sign::Digit(digit) => number.checked_mul(10)?.checked_add(*digit),
        Sign::Unit(_) => None,
    })
}

/// 二百零五, 十二, 一万二千: each digit takes the unit after it, and 万 takes all before it.
fn with_units(signs: &[Sign]) -> Option<u64> {
    let (mut whole, mut part, mut digit) = (0_u64, 0_u64, None);
    // The unit before which the next one has to be smaller.
    let mut ceiling = u64::MAX;
    for sign in signs {
        match *sign {
            Sign::Digit(0) if digit.is_none() => digit = Some(0),
            Sign::Digit(next) if digit.is_none_or(|before| before == 0) => digit = Some(next),
            Sign::Digit(_) => return None,
            Sign::Unit(10_000) if whole == 0 => {
                whole = (part + digit.take().unwrap_or(0)).checked_mul(10_000).filter(|whole| *whole > 0)?;
                (part, ceiling) = (0, u64::MAX);
            }
            Sign::Unit(unit) if unit < ceiling => {
                // 十 alone is 10; no other unit stands without its digit.
                let count = digit.take().filter(|count| *count > 0).or((unit == 10).then_some(1))?;
                part += count * unit;
                ceiling = unit;
            }
            Sign::Unit(_) => return None,
        }
    }
    // 一百五 is 150, and 一百零五 is 105.
    let spoken = match signs {
        [.., Sign::Unit(unit), Sign::Digit(last)] if *unit >= 100 && *last > 0 => unit / 10,
        _ => 1,
    };
    (!signs.is_empty()).then(|| whole + part + digit.unwrap_or(0) * spoken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_as_people_and_banks_write_them() {
        for (text, number) in [
            ("三", 3),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("三十一", 31),
            ("两百", 200),
            ("贰佰", 200),
            ("二百零五", 205),
            ("一百五十", 150),
            ("一百五", 150),
            ("两千五", 2500),
            ("壹仟伍佰", 1500),
            ("一万二千", 12_000),
            ("二〇二六", 2026),
            ("零五", 5),
            ("零", 0),
        ] {
            assert_eq!(parse(text), Some(number), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "百", "十百", "百百", "二十三十", "三分", "3"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
