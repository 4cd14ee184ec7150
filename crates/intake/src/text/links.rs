//! Links and numbers to call, looked at only to tell who may have sent a message. Nothing is ever made of them.

/// Top-level names that mark a bare host in running text; a name with `http` or `www` before it is a link whatever it ends in.
const NAMES: &[&str] = &[
    "cn", "com", "net", "org", "top", "xyz", "cc", "vip", "shop", "club", "info", "link", "me", "ly", "site", "online",
    "icu", "work", "io", "app", "fun", "ltd", "co", "tv", "ink", "pro", "live", "win", "bid", "wang", "asia", "gl",
    "im",
];
/// Numbers of the police and of 12123 that anybody may be told to call.
const PUBLIC_NUMBERS: &[&str] = &["12123", "122", "110", "12110", "12345", "114", "96122"];

/// How much of a link is looked at, in bytes: names of hosts are shorter.
const LONGEST: usize = 300;

/// Whether a text in plain form has a link that is not one of the government's.
pub(super) fn has_foreign_link(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let scheme = ["http", "hxxp", "www."].iter().flat_map(|mark| lower.match_indices(mark)).any(|(at, _)| {
        let link = &lower[at..lower.floor_char_boundary(at.saturating_add(LONGEST))];
        let link = link.strip_prefix("https").or(link.strip_prefix("http")).unwrap_or(link);
        // A link of which only the scheme is left leads nowhere known.
        !host(link.trim_start_matches([':', '/'])).is_some_and(is_official)
    });
    scheme || bare_hosts(&lower).any(|host| !is_official(host))
}

/// Whether a text tells to call a number that is not a public one.
pub(super) fn has_foreign_number(text: &str) -> bool {
    let calls = ["致电", "拨打", "电话", "联系", "咨询", "客服", "回拨", "加微信", "加QQ"];
    calls.iter().flat_map(|call| text.match_indices(call)).any(|(at, call)| {
        let after: String = text[at + call.len()..].chars().take(8).collect();
        let start = after.find(|sign: char| sign.is_ascii_digit()).map(|offset| at + call.len() + offset);
        start.is_some_and(|start| {
            let number: String =
                text[start..].chars().take_while(|sign| sign.is_ascii_digit() || "- ".contains(*sign)).collect();
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            digits.len() >= 7 && !PUBLIC_NUMBERS.contains(&digits.as_str())
        })
    })
}

/// Whether it is told to click, though what to click on may have been lost.
pub(super) fn tells_to_click(text: &str) -> bool {
    ["点击", "点开", "点此", "戳链接", "链接", "查看http", "回复T", "扫码"].iter().any(|mark| text.contains(mark))
}

fn host(text: &str) -> Option<&str> {
    let end = text.find(|sign: char| !sign.is_ascii_alphanumeric() && !"-._".contains(sign)).unwrap_or(text.len());
    let host = text[..end].trim_matches('.');
    host.contains('.').then_some(host)
}

fn bare_hosts(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.split(|sign: char| !sign.is_ascii_alphanumeric() && !"-.".contains(sign));
    pieces.map(|piece| piece.trim_matches(['.', '-'])).filter(|piece| {
        let Some((name, end)) = piece.rsplit_once('.') else { return false };
        NAMES.contains(&end) && name.contains(|sign: char| sign.is_ascii_alphanumeric())
    })
}

fn is_official(host: &str) -> bool {
    host == "gov.cn" || host.ends_with(".gov.cn")
}
