//! Messages in the name of the traffic police that the traffic police would not send.
//!
//! What such a message knows of somebody clears it of little: plates, places and times are for sale. A link that is not the
//! government's, a contact to add, a code to pay by or a number of a card to give away never come from the police.

use super::{
    claims::{has, is_denied, is_warned_of, mentioned, places},
    kind::Seen,
    links,
};

/// What the traffic police, or somebody in their name, would write about.
const TOPICS: &[&str] = &[
    "交管",
    "12123",
    "违章",
    "违法",
    "违停",
    "交警",
    "记分",
    "扣分",
    "积分",
    "驾驶证",
    "驾照",
    "ETC",
    "etc",
    "罚款",
    "罚金",
    "罚没",
    "罚单",
    "年检",
    "车管所",
    "闯红灯",
    "超速",
];
/// What is about a car, and about the police only where something bad is to come of it.
const OF_CARS: &[&str] = &["车辆", "车牌", "号牌", "行驶证"];
const BAD: &[&str] = &["逾期", "失效", "冻结", "停用", "异常", "吊销", "注销", "锁定", "认证", "拘"];

pub(super) fn is_phishing(text: &str, seen: &Seen) -> bool {
    let about = mentioned(text, TOPICS) || has(text, OF_CARS) && has(text, BAD);
    let linked = links::has_foreign_link(text) && !is_of_a_rental(text, seen);
    about && (linked || !warns_of_frauds(text) && asks(text, seen)) || is_english_fraud(text, seen)
}

/// The message of a company whose car it is, with a whole record in it: its link leads to the company.
fn is_of_a_rental(text: &str, seen: &Seen) -> bool {
    let head = text.find('【').and_then(|open| Some(&text[open..open + text[open..].find('】')?]));
    let rental = head.is_some_and(|head| has(head, &["租车", "用车", "出行", "车队", "物流"]));
    rental && seen.plate && seen.instant && seen.place && seen.behaviour && !asks(text, seen)
}

/// What the police write about frauds themselves.
fn warns_of_frauds(text: &str) -> bool {
    has(text, &["不法分子", "冒充", "诈骗"]) && has(text, &["请勿", "切勿", "谨防", "警惕", "不要"])
}

fn is_english_fraud(text: &str, seen: &Seen) -> bool {
    let lower = text.to_ascii_lowercase();
    let about = has(&lower, &["traffic", "toll", "fine", "licence", "license", "penalty"]);
    about && !seen.plate && links::has_foreign_link(text)
}

/// Whether a message without a foreign link asks for what only a fraud asks for.
fn asks(text: &str, seen: &Seen) -> bool {
    // A slip of a bank, and a notice to everybody, ask for nothing.
    let slip = has(text, &["回单", "凭证"]) && has(text, &["财政", "国库", "非税"]);
    if slip || has(text, &["通告"]) && has(text, &["管制"]) {
        return false;
    }
    let whole = seen.instant && (seen.plate || seen.place);
    let official = text.contains("gov.cn");
    let told = seen.plate || whole || official;
    adds_a_contact(text)
        || sends_to_somebody(text)
        || asked_for(
            text,
            &[".apk", ".APK", "下载附件", "打开附件", "点击附件", "查收附件", "安装包", "转账至", "汇款", "安全账户"],
        )
        || asked_for(text, &["微信搜索小程序", "搜索小程序", "微信搜索公众号"])
        || has(text, &["浏览器"]) && has(text, &["复制", "打开"])
        || asks_for_secrets(text)
        || asks_to_scan(text, seen)
        || asked_for(text, &["链接"]) && !official
        || calls(text, whole)
        || !told && (links::tells_to_click(text) || links::has_foreign_number(text))
}

/// Whether one of these is asked for, and not warned of.
fn asked_for(text: &str, words: &[&str]) -> bool {
    places(text, words).any(|piece| !is_denied(text, piece.start) && !is_warned_of(text, &piece))
}

/// 加微信, 添加客服QQ: nobody's records are handled in a chat.
fn adds_a_contact(text: &str) -> bool {
    let contacts = ["微信", "薇信", "威信", "微.信", "V信", "v信", "vx", "VX", "wx", "QQ", "qq", "企业微信", "钉钉"];
    places(text, &["加", "联系", "咨询"]).any(|verb| {
        let end = text.floor_char_boundary(verb.end.saturating_add(18));
        let near = &text[verb.end..end];
        let near = near.split([',', '。', ';', '!', '\n']).next().unwrap_or_default();
        let contact = contacts.iter().find_map(|contact| near.find(contact).map(|at| &near[at + contact.len()..]));
        contact.is_some_and(|after| {
            !["公众号", "支付", "小程序", "城市服务", "客户端"].iter().any(|own| after.starts_with(own))
        }) && !is_denied(text, verb.start - if text[..verb.start].ends_with('添') { '添'.len_utf8() } else { 0 })
    })
}

/// 转账到6222…, 打到支付宝账号, 收款人张三: a fine is paid to the treasury, and never to a card or to somebody's wallet.
fn sends_to_somebody(text: &str) -> bool {
    const SENDS: &[&str] = &[
        "转账到",
        "转账给",
        "转到",
        "转至",
        "转给",
        "转入",
        "汇到",
        "汇至",
        "汇入",
        "打到",
        "打入",
        "打款",
        "付到",
        "付至",
        "付给",
        "支付到",
        "支付至",
        "缴到",
        "缴至",
        "交到",
        "交至",
        "存到",
        "存入",
        "收款账",
        "收款卡",
        "收款人",
        "户名",
    ];
    const NAMES: &[&str] = &["微信号", "微信账号", "薇信号", "V信号", "支付宝账号", "支付宝账户", "QQ号"];
    let near = |at: usize| {
        let near = &text[at..text.floor_char_boundary(at.saturating_add(90))];
        near.split(['。', '!']).next().unwrap_or_default()
    };
    let sent = places(text, SENDS).any(|verb| {
        let to = near(verb.end);
        let private = has(to, &["个人", "私人", "微信", "支付宝账", "微信账", "卡号", "账号"]) || is_long_number(to);
        private
            && !has(to, &["财政", "国库", "非税", "专户"])
            && !is_denied(text, verb.start)
            && !is_warned_of(text, &verb)
    });
    let named = places(text, NAMES).any(|name| {
        let own = near(name.end).trim_start_matches([':', ' ', '为', '是']);
        let length = own.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(byte)).count();
        length >= 5 && !is_denied(text, name.start) && !is_warned_of(text, &name)
    });
    sent || named
}

/// Whether a text has a number as long as those of cards and telephones, in groups or not.
fn is_long_number(text: &str) -> bool {
    let mut pieces = text.split(|sign: char| !(sign.is_ascii_digit() || " -".contains(sign)));
    pieces.any(|piece| piece.bytes().filter(u8::is_ascii_digit).count() >= 11)
}

/// 回复身份证号, 填写银行卡号, 提供验证码; papers that are to be brought along are none.
fn asks_for_secrets(text: &str) -> bool {
    let secrets = ["身份证", "银行卡", "卡号", "验证码", "密码", "有效期及CVV", "CVV"];
    places(text, &["回复", "提供", "填写", "输入", "发送", "上传", "绑定", "补充", "告知客服", "报上", "核验", "核实"])
        .any(|verb| {
            let end = text.floor_char_boundary(verb.end.saturating_add(60));
            let near = text[verb.end..end].split(['。', ';', '!', '\n']).next().unwrap_or_default();
            has(near, &secrets) && !is_denied(text, verb.start) && !is_warned_of(text, &verb)
        })
}

/// A code to pay by stands on a decision, and one to look something up by on a paper; a message has neither.
fn asks_to_scan(text: &str, seen: &Seen) -> bool {
    let scans = asked_for(text, &["扫码", "二维码", "扫一扫", "扫描下方", "扫描上方"]);
    let pays = has(text, &["缴", "付", "交罚", "罚款", "罚金"]);
    let does = pays || has(text, &["处理", "办理", "查看", "查询", "认证", "解除", "激活"]);
    scans
        && does
        && !(seen.decision
            || seen.paper && !(pays && has(text, &["扫码缴", "扫码付", "扫码支付", "扫码交", "二维码缴", "二维码付"])))
}

/// A number to call at once. Of a whole record a number to ask at is common; there only one that comes with a threat to the
/// licence is not.
fn calls(text: &str, whole: bool) -> bool {
    let threat = has(
        text,
        &["驾照", "驾驶证", "吊销", "冻结", "锁定", "拘", "征信", "扣12分", "注销", "黑名单", "逮捕", "追逃", "逃逸"],
    );
    links::numbers_to_call(text).any(|number| !whole || (number.is_shady && threat))
}
