//! Headings and what they are taken for.

use proptest::prelude::*;

use super::*;

fn guessed(header: &str) -> Vec<Option<Field>> {
    grid(format!("{header}\n{ROW}").as_bytes()).expect("a table").guess().columns
}

#[test]
fn headings_of_sites_apps_and_rental_companies_are_known() {
    let known = [
        ("车号,日期,路段,违章项目,金额,扣分", "plate occurred_at place offence fine_fen points"),
        ("车牌,违章时间,违章地点,违章内容,罚款,扣分", "plate occurred_at place offence fine_fen points"),
        ("车号,时间,地点,违法行为,金额（元）,记分值", "plate occurred_at place offence fine_fen points"),
        ("号牌种类,号牌号码,违法代码,采集机关,处理标记,交款标记", "vehicle_kind plate code authority stage stage"),
        ("Plate No.,Date/Time,Location,Offence,Fine (CNY),Points", "plate occurred_at place offence fine_fen points"),
        ("决定书编号,处理时间,罚款金额,驾驶人,通知书编号", "decision_number issued_on fine_fen driver notice_number"),
    ];
    for (header, fields) in known {
        let found: Vec<String> = guessed(header).into_iter().take(6).flatten().map(word).collect();
        assert_eq!(found.join(" "), fields, "{header}");
    }
}

fn word(field: Field) -> String {
    serde_json::to_value(field).expect("a word").as_str().expect("a word").to_owned()
}

#[test]
fn of_two_headings_for_one_field_the_surer_counts() {
    assert_eq!(guessed("时间,违法时间,车牌")[..3], [None, Some(Field::OccurredAt), Some(Field::Plate)]);
    assert_eq!(guessed("车辆,号牌号码,地点")[..3], [None, Some(Field::Plate), Some(Field::Place)]);
}

#[test]
fn an_amount_in_fen_is_left_to_whoever_looks_at_it() {
    assert_eq!(guessed("车牌,违法时间,罚款金额(分)")[2], None);
    assert_eq!(guessed("车牌,违法时间,记分(分)")[2], Some(Field::Points));
}

#[test]
fn a_header_of_two_rows_is_read_as_one() {
    let two = [
        (
            "车牌号,车主,违法信息,,,处罚信息,",
            ",,时间,地点,行为,金额,记分",
            "plate owner occurred_at place offence fine_fen points",
        ),
        // Most headings reach down, and the upper row alone names more than the lower.
        ("号牌号码,车主,驾驶人,违法,,罚款", ",,,时间,地点,", "plate owner driver occurred_at place fine_fen"),
        // The same word under two groups.
        ("车牌,违法情况,,缴款情况,", ",时间,地点,时间,金额", "plate occurred_at place paid_at amount_fen"),
    ];
    for (above, below, fields) in two {
        let bytes = format!("车队违章表,,\n{above}\n{below}\n京A8X2K6,,2026-08-20 08:12,长安街,违停,200,0\n");
        let grid = grid(bytes.as_bytes()).expect("a table");
        let found: Vec<String> = grid.guess().columns.into_iter().flatten().map(word).collect();
        assert_eq!((found.join(" ").as_str(), grid.body().len()), (fields, 1), "{above}");
    }
}

#[test]
fn a_title_or_a_row_of_the_list_is_no_upper_row_of_a_header() {
    for above in ["车辆违法行为统计表,,", "单位:某公司,,导出日期:2026-09-01", "京A8X2K6,2026-08-20 08:12,长安街"]
    {
        let grid =
            grid(format!("{above}\n,违法时间,地点\n京A8X2K6,2026-08-20 08:12,长安街\n").as_bytes()).expect("a table");
        assert_eq!(grid.guess().columns, [None, Some(Field::OccurredAt), Some(Field::Place)], "{above}");
    }
}

#[test]
fn without_a_header_nothing_is_guessed_and_one_can_be_named() {
    let bytes = format!("甲,乙\n{ROW}");
    let mut grid = grid(bytes.as_bytes()).expect("a table");
    assert!(grid.header().is_none() && grid.fingerprint().is_none());
    assert!(grid.guess().columns.iter().all(Option::is_none));
    assert!(grid.take_header(Some(1)) && !grid.take_header(Some(9)));
    assert_eq!(grid.fingerprint().as_deref(), Some("甲|乙"));
    let mapping = Mapping { columns: vec![Some(Field::Plate), Some(Field::OccurredAt)] };
    let rows: Vec<_> = readings(&grid, &mapping, now()).collect();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].reading.text_of(Field::Plate), Some("京A8X2K6"));
}

#[test]
fn a_fingerprint_is_that_of_the_header_alone() {
    let of = |text: String| grid(text.as_bytes()).expect("a table").fingerprint();
    let one = of(format!("{HEADER}\n{ROW}"));
    assert_eq!(one, of(format!("别的标题\n\n{}\n{ROW}\n{ROW}", HEADER.replace("(元)", "（元）"))));
    assert_ne!(one, of(format!("{HEADER},驾驶人\n{ROW}")));
}

#[test]
fn a_mapping_is_kept_as_json_and_comes_back() {
    let mapping = grid(format!("{HEADER}\n{ROW}").as_bytes()).expect("a table").guess();
    let json = serde_json::to_string(&mapping).expect("JSON");
    assert!(json.contains("\"fine_fen\""), "{json}");
    assert_eq!(serde_json::from_str::<Mapping>(&json).expect("a mapping"), mapping);
}

proptest! {
    #[test]
    fn the_header_is_found_wherever_it_stands(above in 0_usize..20, below in 0_usize..3) {
        let title = "车辆违章明细表,,,,,,\n";
        let text = format!("{}{HEADER}\n{ROW}\n{}", title.repeat(above), "注：以上数据仅供参考\n".repeat(below));
        let seen = seen(text.as_bytes());
        prop_assert_eq!(seen.len(), 1);
        prop_assert_eq!(seen[0].number, above + 2);
        is_that_row(&seen[0]);
    }

    #[test]
    fn columns_may_stand_in_any_order(order in Just((0..7).collect::<Vec<usize>>()).prop_shuffle()) {
        let pick = |row: &str| {
            let cells: Vec<&str> = row.split(',').collect();
            order.iter().map(|place| cells[*place]).collect::<Vec<_>>().join(",")
        };
        let seen = seen(format!("{}\n{}\n", pick(HEADER), pick(ROW)).as_bytes());
        prop_assert_eq!(seen.len(), 1);
        is_that_row(&seen[0]);
    }
}

#[test]
fn the_usual_fine_does_not_stand_in_for_a_column_that_nobody_understood() {
    let read = |text: &str| {
        let grid = grid(text.as_bytes()).expect("a table");
        let rows: Vec<Row> = readings(&grid, &grid.guess(), now()).collect();
        let offences = greenlight_rules::law::offences().unwrap();
        let mut reading = rows.into_iter().next().unwrap().reading;
        crate::behaviour::propose(&mut reading, &offences);
        crate::behaviour::propose_usual_fine(&mut reading, &offences);
        reading
    };
    let reading = read("车牌,违法时间,地点,违法行为,罚没数,得分\n京A8X2K6,2026-09-03 07:12,建国路,违停,555,2\n");
    assert_eq!((reading.money_of(Field::FineFen), reading.number_of(Field::Points)), (None, None));
    let reading = read("车牌,违法时间,地点,违法行为,罚款/记分\n京A8X2K6,2026-09-03 07:12,建国路,违停,150/3\n");
    assert_eq!((reading.money_of(Field::FineFen), reading.number_of(Field::Points)), (None, None));
    // What holds no numbers says nothing of it.
    let reading = read("车牌,违法时间,地点,违法行为,缴费地址\n京A8X2K6,2026-09-03 07:12,建国路,违停,工商银行\n");
    assert!(reading.money_of(Field::FineFen).is_some());
}

#[test]
fn what_is_due_beside_a_surcharge_is_no_fine() {
    assert_eq!(guessed("车牌,违法时间,应缴金额")[2], Some(Field::FineFen));
    assert_eq!(guessed("车牌,违法时间,应缴金额,滞纳金")[2], None);
    assert_eq!(guessed("车牌,违法时间,应缴金额,罚款,加处罚款")[2..4], [None, Some(Field::FineFen)]);
}

#[test]
fn fines_points_and_times_are_headed_in_many_ways() {
    for (head, row) in [
        ("车牌,违法日期,违法时刻,违章罚款,扣几分", "京A8X2K6,2026-09-01,08:15,200,6"),
        ("车牌,违法日期,时分,违法罚款,分数", "京A8X2K6,2026-09-01,08:15,200,6"),
        ("车牌,日期,时刻,违法罚款,分数", "京A8X2K6,2026-09-01,08:15,200,6"),
        ("车牌,事发时间,罚款／元,记分数", "京A8X2K6,2026-09-01 08:15:00.0,200,6"),
        ("车牌,抓拍时间,罚款标准,记分", "京A8X2K6,2026-09-01 08:15:00.000,200.0,6"),
        ("车牌,抓拍时间,罚金金额,记分", "京A8X2K6,2026-09-01 08:15,200,6"),
    ] {
        let grid = grid(format!("{head}\n{row}\n").as_bytes()).expect("a table");
        let rows: Vec<Row> = readings(&grid, &grid.guess(), now()).collect();
        let reading = &rows[0].reading;
        assert_eq!(reading.money_of(Field::FineFen).map(|fine| fine.0), Some(20_000), "{head}");
        assert_eq!(reading.number_of(Field::Points), Some(6), "{head}");
        let at = Instant::parse("2026-09-01T08:15:00+08:00");
        assert_eq!(reading.instant_of(Field::OccurredAt), at, "{head}");
    }
}
