//! Bills as the wallets write them, with everything else that stands in them.

use std::{collections::BTreeMap, ops::ControlFlow};

use encoding_rs::GBK;
use greenlight_rules::{money::Fen, time::Instant};

use super::*;
use crate::{
    sheet::{self, Cell},
    table::{self, Limits},
};

const WECHAT: &str = "微信支付账单明细,,,,,,,,,,
微信昵称：[老王],,,,,,,,,,
起始时间：[2026-08-01 00:00:00] 终止时间：[2026-08-31 23:59:59],,,,,,,,,,
导出类型：[全部],,,,,,,,,,
,,,,,,,,,,
共7笔记录,,,,,,,,,,
支出：6笔 1100.00元,,,,,,,,,,
注：,,,,,,,,,,
----------------------微信支付账单明细列表--------------------,,,,,,,,,,
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
2026-08-21 20:15:03,商户消费,北京市公安局公安交通管理局,\"交通违法罚款,决定书1101051234567890\",支出,¥200.00,零钱,支付成功,\"4200002026082100001\t\",\"M0001\t\",\"/\"
2026-08-22 12:00:00,商户消费,某某火锅,聚餐,支出,¥388.00,零钱,支付成功,\"4200002026082200002\t\",\"M0002\t\",\"/\"
2026-08-23 09:30:00,商户消费,深圳市公安局交通警察局,违章缴款,支出,¥150.00,招商银行(1234),已全额退款,\"4200002026082300003\t\",\"MCH00003\t\",\"/\"
2026-08-23 18:00:00,商户消费-退款,深圳市公安局交通警察局,退款-违章缴款,收入,¥150.00,招商银行(1234),已全额退款,\"4200002026082300004\t\",\"MCH00003\t\",\"/\"
2026-08-24 10:00:00,商户消费,武汉市财政局,非税缴款,支出,¥300.00,工商银行信用卡(5678),已退款(￥100.00),\"4200002026082400005\t\",\"MCH00005\t\",\"/\"
2026-08-25 10:00:00,转账,张三,转账备注:违章罚款垫付,支出,¥50.00,零钱,对方已收钱,\"4200002026082500006\t\",\"/\",\"/\"
2026-08-21 20:15:03,商户消费,北京市公安局公安交通管理局,\"交通违法罚款,决定书1101051234567890\",支出,¥200.00,零钱,支付成功,\"4200002026082100001\t\",\"M0001\t\",\"/\"
";

const ALIPAY: &str = "------------------------------------------------------------------------------------
导出信息：
姓名：王建国
支付宝账户：wang@example.com
起始时间：[2026-08-01 00:00:00]    终止时间：[2026-08-31 23:59:59]
共4笔记录

特殊提示：
1.本明细仅供个人对账使用。

------------------------支付宝支付科技有限公司  电子客户回单------------------------
交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,
2026-08-26 08:00:01,公共服务,杭州市公安局交通警察支队,jj***@gov.cn,交通违法罚款,支出,100.00,余额宝,交易成功,2026082622001400001\t,T2026082600001\t,,
2026-08-26 09:00:00,餐饮美食,某某早点,/,豆浆,支出,6.00,余额,交易成功,2026082622001400002\t,T2026082600002\t,,
2026-08-27 08:00:00,公共服务,宁波市公安局交通警察局,jj***@gov.cn,交通违法罚款,支出,200.00,花呗,交易成功,2026082722001400003\t,T2026082700003\t,,
2026-08-27 10:00:00,退款,宁波市公安局交通警察局,jj***@gov.cn,退款-交通违法罚款,不计收支,200.00,花呗,退款成功,2026082722001400003_T2026082700003\t,T2026082700003\t,,
2026-08-28 08:00:00,公共服务,温州市公安局交通警察局,jj***@gov.cn,交通违法罚款,支出,150.00,余额,等待付款,2026082822001400004\t,T2026082800004\t,,
";

const OLD_ALIPAY: &str = "支付宝交易记录明细查询
账号:[wang@example.com]
起始日期:[2026-08-01 00:00:00]    终止日期:[2026-09-01 00:00:00]
---------------------------------交易记录明细列表------------------------------------
交易号                  ,商家订单号               ,交易创建时间              ,付款时间                ,最近修改时间              ,交易来源地     ,类型              ,交易对方            ,商品名称                ,金额（元）   ,收/支     ,交易状态    ,服务费（元）   ,成功退款（元）  ,备注                  ,资金状态     ,
2026080122001400009\t\t,T200P9\t        ,2026-08-01 10:00:00 ,2026-08-01 10:00:30 ,2026-08-01 10:00:31 ,其他（包括阿里巴巴和外部商家）,即时到账交易      ,北京市非税收入       ,违法罚款 1101059876543210   ,200.00  ,支出      ,交易成功    ,0.00     ,50.00    ,                    ,已支出      ,
2026080222001400010\t\t,T200P10\t        ,2026-08-02 10:00:00 ,                    ,2026-08-02 10:00:31 ,其他（包括阿里巴巴和外部商家）,即时到账交易      ,北京市非税收入       ,违法罚款   ,200.00  ,支出      ,交易关闭    ,0.00     ,0.00    ,                    ,        ,
------------------------------------------------------------------------------------
共2笔记录
";

fn now() -> Instant {
    Instant::parse("2026-09-11T20:00:00+08:00").expect("an instant")
}

/// A payment in short: its row, when, how much, by what, the order and the decision.
type Seen = (usize, String, Fen, String, String, Option<String>);

#[track_caller]
fn payments(bytes: &[u8], wallet: Wallet) -> Vec<Seen> {
    let grid = table::open(bytes, None, &Limits::default(), &mut |_| ControlFlow::Continue(())).expect("a table");
    let bill = Bill::of(&grid).expect("a bill");
    assert_eq!(bill.wallet, wallet);
    let rows = bill.payments(now());
    let seen = |row: &Row| {
        assert_eq!((row.reading.kind, row.problems.as_slice()), (Kind::Payment, &[][..]));
        let text = |field| row.reading.text_of(field).map(str::to_owned);
        (
            row.number,
            row.reading.instant_of(Field::PaidAt).expect("an instant").to_string(),
            row.reading.money_of(Field::AmountFen).expect("an amount"),
            text(Field::MethodKind).expect("a method"),
            text(Field::OrderNumber).expect("an order"),
            text(Field::DecisionNumber),
        )
    };
    rows.iter().map(seen).collect()
}

fn paid(row: usize, at: &str, fen: i64, method: &str, order: &str, decision: Option<&str>) -> Seen {
    (row, format!("{at}+08:00"), Fen(fen), method.into(), order.into(), decision.map(str::to_owned))
}

fn of_wechat() -> Vec<Seen> {
    vec![
        paid(11, "2026-08-21T20:15:03", 20_000, "wechat", "4200002026082100001", Some("1101051234567890")),
        paid(15, "2026-08-24T10:00:00", 20_000, "credit_card", "4200002026082400005", None),
        paid(16, "2026-08-25T10:00:00", 5_000, "wechat", "4200002026082500006", None),
    ]
}

#[test]
fn a_bill_of_wechat_is_read_as_csv() {
    let bytes = ["\u{FEFF}", WECHAT].concat();
    assert_eq!(payments(bytes.as_bytes(), Wallet::Wechat), of_wechat());
}

#[test]
fn a_bill_of_wechat_is_read_as_a_workbook() {
    let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(WECHAT.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    let headings: Vec<&str> = rows[0].iter().collect();
    let cells = rows[1..].iter().map(|row| row.iter().map(|cell| Cell::Text(cell.trim().to_owned().into())).collect());
    let bytes = sheet::write(sheet::Kind::Xlsx, "Sheet1", &headings, cells, now()).expect("a file");
    assert_eq!(payments(&bytes, Wallet::Wechat), of_wechat());
}

#[test]
fn a_bill_of_alipay_is_read_in_its_own_encoding() {
    let bytes = GBK.encode(ALIPAY).0;
    let expected = [paid(13, "2026-08-26T08:00:01", 10_000, "alipay", "2026082622001400001", None)];
    assert_eq!(payments(&bytes, Wallet::Alipay), expected);
}

#[test]
fn a_bill_of_alipay_of_some_years_ago_is_read_too() {
    let bytes = GBK.encode(OLD_ALIPAY).0;
    let expected = [paid(6, "2026-08-01T10:00:30", 15_000, "alipay", "2026080122001400009", Some("1101059876543210"))];
    assert_eq!(payments(&bytes, Wallet::Alipay), expected);
}

/// The amounts of a bill of WeChat with one line.
#[track_caller]
fn amounts(headings: &str, line: &str) -> Vec<(Fen, Ground)> {
    let text = format!("微信支付账单明细,,\n{headings}\n{line}\n");
    let grid =
        table::open(text.as_bytes(), None, &Limits::default(), &mut |_| ControlFlow::Continue(())).expect("a table");
    let rows = Bill::of(&grid).expect("a bill").payments(now());
    let amount = |row: &Row| {
        let read = &row.reading.fields[&Field::AmountFen];
        (row.reading.money_of(Field::AmountFen).expect("an amount"), read.ground)
    };
    rows.iter().map(amount).collect()
}

#[test]
fn an_amount_is_read_however_it_is_signed_and_a_direction_may_be_missing() {
    let whole = [(Fen(20_000), Ground::Cell)];
    let headings = "交易时间,交易类型,交易对方,商品,收/支,金额(元),当前状态,交易单号,商户单号";
    for amount in ["-200.00", "¥200.00", "¥-200.00", "200.00元", "－￥200.00", "+200.00"] {
        let line =
            format!("2026-08-21 20:15:03,商户消费,北京交警,交通违法罚款,支出,{amount},支付成功,42000020260821,M1");
        assert_eq!(amounts(headings, &line), whole, "{amount}");
    }
    let bare = "交易时间,交易类型,交易对方,商品,金额(元),当前状态,交易单号,商户单号";
    let line = |kind: &str, amount: &str, state: &str| {
        format!("2026-08-21 20:15:03,{kind},北京交警,交通违法罚款,{amount},{state},42000020260821,M1")
    };
    assert_eq!(amounts(bare, &line("商户消费", "-200.00", "支付成功")), whole);
    assert_eq!(amounts(bare, &line("商户消费", "200.00", "支付成功")), whole);
    assert_eq!(amounts(bare, &line("商户消费", "+200.00", "支付成功")), []);
    assert_eq!(amounts(bare, &line("商户消费-退款", "200.00", "支付成功")), []);
    assert_eq!(amounts(bare, &line("商户消费", "200.00", "已退款(￥50.00)")), [(Fen(15_000), Ground::Follows)]);
}

#[test]
fn what_was_given_back_is_not_paid() {
    let headings = "交易时间,交易类型,交易对方,商品,收/支,金额(元),当前状态,交易单号,商户单号";
    let paid = |state: &str| {
        format!("2026-08-21 20:15:03,商户消费,北京交警,交通违法罚款,支出,200.00,{state},4200002026,MCH001")
    };
    for state in ["已全额退款", "已退款", "已退款(￥200.00)", "退款成功", "对方已退还", "交易关闭"]
    {
        assert_eq!(amounts(headings, &paid(state)), [], "{state}");
    }
    let part = [(Fen(15_000), Ground::Follows)];
    assert_eq!(amounts(headings, &paid("已退款(￥50.00)")), part);
    let refund = "2026-08-22 09:00:00,商户消费-退款,北京交警,退款-交通违法罚款,收入,+50.00,已退款,4200003026,MCH001";
    assert_eq!(amounts(headings, &format!("{}\n{refund}", paid("部分退款"))), part);
    // How much is left is not told.
    assert_eq!(amounts(headings, &paid("部分退款")), [(Fen(20_000), Ground::Follows)]);
}

#[test]
fn a_time_that_a_sheet_counts_is_one() {
    let headings = "交易时间,交易类型,交易对方,商品,收/支,金额(元),当前状态,交易单号,商户单号";
    let at = |time: &str| {
        let text = format!(
            "微信支付账单明细,,\n{headings}\n{time},商户消费,北京交警,罚款,支出,200,支付成功,42000020260821,M1\n"
        );
        let grid = table::open(text.as_bytes(), None, &Limits::default(), &mut |_| ControlFlow::Continue(()))
            .expect("a table");
        let rows = Bill::of(&grid).expect("a bill").payments(now());
        rows[0].reading.instant_of(Field::PaidAt).expect("an instant").to_string()
    };
    assert_eq!(at("46255.84378"), "2026-08-21T20:15:03+08:00");
    assert_eq!(at("2026-08-21"), "2026-08-21T00:00:00+08:00", "what a sheet shows of midnight");
}

#[test]
fn of_a_line_only_what_a_payment_needs_is_kept() {
    let bytes = GBK.encode(ALIPAY).0;
    let grid = table::open(&bytes, None, &Limits::default(), &mut |_| ControlFlow::Continue(())).expect("a table");
    let rows = Bill::of(&grid).expect("a bill").payments(now());
    let kept: BTreeMap<_, _> = rows[0].reading.fields.iter().map(|(field, read)| (field, read.span.clone())).collect();
    let text = &rows[0].reading.text;
    assert!(!text.contains("gov.cn") && !text.contains("余额宝") && !text.contains("T2026"), "{text}");
    let place = |field| kept.get(&field).cloned().flatten().map(|span| &text[span]);
    assert_eq!(place(Field::Authority), Some("杭州市公安局交通警察支队"));
    assert_eq!(place(Field::AmountFen), Some("100.00"));
    assert_eq!(place(Field::OrderNumber), Some("2026082622001400001"));
}

#[test]
fn what_only_says_where_a_number_stands_is_a_number_of_a_decision() {
    assert_eq!(decision_in("决定书编号：1101051234567890。"), Some(("1101051234567890".into(), 18..34)));
    assert_eq!(decision_in("处罚决定１１０１０５１２３４５６７８９x"), Some(("110105123456789X".into(), 12..58)));
    assert_eq!(decision_in("订单2026082622001400001234"), None);
    assert_eq!(decision_in("罚款"), None);
}

#[test]
fn a_list_of_violations_is_no_bill() {
    let grid = table::open(
        "车牌,违法时间,罚款金额\n京A8X2K6,2026-08-20 08:12,200".as_bytes(),
        None,
        &Limits::default(),
        &mut |_| ControlFlow::Continue(()),
    )
    .expect("a table");
    assert!(Bill::of(&grid).is_none());
}
