//! 录入 at the desk: what lies on the table, how it is put right, and that it stays true to a household that changes.

use greenlight_intake::{
    proposal::CourseWord,
    reading::{Field, Value},
};

use super::Home;
use crate::{
    Trouble,
    desk::{
        deed::{Deed, Removable},
        intake::{Choosing, Piece},
    },
    intake::Is,
    said::Datum,
};

const RECORD: &str =
    "【北京交警】您的小型汽车京A8X2K6于2026年9月21日17时40分在朝阳区望京街，实施擅自停留观看风景的违法行为，已被记录。";
const TABLE: &str = "\
车牌号,何时,违法地点,违法行为,罚款金额(元),记分
京A8X2K6,2026-09-18 08:12,望京街,违反规定停放,200,0
京A8X2K6,2026-09-19 12:30,长江路,不按交通信号灯指示通行,200,16
";

impl Home {
    fn piece(&self, place: usize) -> Piece {
        self.desk.pieces(&[], 0, 100).pieces.remove(place)
    }

    fn courses(&self) -> Vec<CourseWord> {
        self.desk.pieces(&[], 0, 100).pieces.iter().map(|piece| piece.course).collect()
    }

    fn bring_table(&self, text: &str) {
        let path = self.folder.path().join("list.csv");
        std::fs::write(&path, text).expect("writes");
        self.desk.bring_files(&[path.display().to_string()]).expect("is read");
    }
}

#[test]
fn what_is_missing_is_put_right_taken_in_and_taken_back_by_one_undo() {
    let home = Home::contract();
    let before = home.desk.opened().household.clone();
    home.desk.bring_text(RECORD).expect("is read");
    assert_eq!(home.courses(), [CourseWord::Incomplete]);
    let needed: Vec<_> = home.piece(0).fields.iter().filter(|field| field.needed).map(|field| field.field).collect();
    assert_eq!(needed, [Field::FineFen, Field::Points]);

    let refused = home.desk.put_right(0, Field::FineFen, "很多钱").expect("answers");
    assert_eq!(refused.refused.map(|said| said.key).as_deref(), Some("typed-money"));
    assert_eq!(home.courses(), [CourseWord::Incomplete], "a refused text changes nothing");
    home.desk.put_right(0, Field::FineFen, "100").expect("is taken");
    home.desk.put_right(0, Field::Points, "0").expect("is taken");
    assert_eq!(home.courses(), [CourseWord::Add]);

    let taken = home.desk.take_in().expect("is taken in");
    assert!(taken.change.is_some());
    assert_eq!((taken.counts.add, taken.violations.len(), taken.sheet.total), (1, 1, 0));
    assert_eq!(home.desk.opened().household.violations.len(), before.violations.len() + 1);
    home.desk.undo().expect("is taken back");
    assert_eq!(home.desk.opened().household, before);
}

#[test]
fn spans_are_counted_as_the_window_counts() {
    let home = Home::contract();
    // A character outside the basic plane takes two units.
    home.desk.bring_text(&RECORD.replacen("【", "🚗【", 1)).expect("is read");
    let piece = home.piece(0);
    let plate = piece.fields.iter().find(|field| field.field == Field::Plate).and_then(|field| field.span);
    let (from, to) = plate.expect("it stands in the text");
    let units: Vec<u16> = piece.text.encode_utf16().collect();
    assert_eq!(String::from_utf16_lossy(&units[from as usize..to as usize]), "京A8X2K6");
}

#[test]
fn every_sheet_of_a_workbook_that_is_a_list_is_read_under_its_name() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, rows) in [
        (
            "八月",
            &[["车牌", "违法时间", "违法地点", "违法行为"], ["京A8X2K6", "2026-08-01 08:15", "建国路", "闯红灯"]][..],
        ),
        ("说明", &[["填表人", "部门", "电话", "备注"], ["王建国", "车队", "1", "无"]]),
        ("九月", &[["违法时间", "车牌", "违法行为", "违法地点"], ["2026-09-02 08:15", "京A8X2K6", "闯红灯", "西单"]]),
    ] {
        let sheet = workbook.add_worksheet().set_name(name).expect("a name");
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string(row, column, *cell).expect("is written");
            }
        }
    }
    workbook.add_worksheet().set_name("Sheet4").expect("a name");
    let home = Home::sample();
    let path = home.path().join("车队.xlsx");
    workbook.save(&path).expect("a file");
    home.desk.bring_files(&[path.display().to_string()]).expect("is read");
    assert_eq!(home.courses(), [CourseWord::Add, CourseWord::Add]);
    let names: Vec<_> = home.desk.sheet().brought.iter().map(|brought| brought.name.clone()).collect();
    assert_eq!(names, ["车队.xlsx · 八月", "车队.xlsx · 九月"]);
    let left_out: Vec<_> = home.desk.sheet().brought.iter().map(|brought| brought.left_out.clone()).collect();
    assert_eq!(left_out[0].iter().map(|why| why.key.as_str()).collect::<Vec<_>>(), ["table.sheet.no-list"]);
    assert_eq!(left_out[0][0].values["sheets"], Datum::Texts(vec!["说明".into()]), "the empty one is not named");
    assert!(left_out[1].is_empty());
    assert_eq!(home.desk.take_in().expect("is taken in").counts.add, 2);
}

#[test]
fn a_file_that_is_called_by_a_plate_is_about_that_car() {
    let home = Home::sample();
    let path = home.path().join("冀F·3K7P9 违章.csv");
    std::fs::write(&path, "违法时间,违法地点,违法行为\n2026-08-01 08:15,建国路,闯红灯\n").expect("writes");
    home.desk.bring_files(&[path.display().to_string()]).expect("is read");
    let plate = home.piece(0).fields.into_iter().find(|one| one.field == Field::Plate).expect("a plate");
    assert_eq!(plate.value, Some(Value::Text("冀F3K7P9".into())));
}

#[test]
fn a_row_that_breaks_a_limit_says_why_and_the_others_go_in() {
    let home = Home::contract();
    home.bring_table(&TABLE.replace("何时", "违法时间"));
    assert_eq!(home.courses(), [CourseWord::Add, CourseWord::Incomplete]);
    let piece = home.piece(1);
    let points = piece.fields.iter().find(|field| field.field == Field::Points).and_then(|field| field.fault.as_ref());
    assert_eq!(points.map(|fault| fault.part), Some("problem"), "the limit of points is the household's");
    assert_eq!(piece.row, Some(3));

    assert_eq!(home.desk.take_in().expect("is taken in").counts.add, 1);
    assert_eq!(home.courses(), [CourseWord::Incomplete], "what is left stays on the table");
    home.desk.put_right(0, Field::Points, "6").expect("is taken");
    assert_eq!(home.courses(), [CourseWord::Add]);
}

#[test]
fn a_column_that_was_put_right_is_remembered_for_its_header() {
    let home = Home::contract();
    home.bring_table(TABLE);
    assert_eq!(home.courses()[0], CourseWord::Incomplete, "nobody knows what 何时 is");
    home.desk.map_column(0, 1, Some(Field::OccurredAt)).expect("is mapped");
    assert_eq!(home.courses()[0], CourseWord::Add);
    home.desk.put_away(None);
    home.bring_table(TABLE);
    assert_eq!(home.courses()[0], CourseWord::Add);
}

#[test]
fn what_lies_on_the_table_is_looked_at_again_when_the_household_changes() {
    let home = Home::contract();
    home.desk.bring_text(RECORD).expect("is read");
    home.desk.put_right(0, Field::FineFen, "100").expect("is taken");
    home.desk.put_right(0, Field::Points, "0").expect("is taken");
    home.desk.take_in().expect("is taken in");
    home.desk.bring_text(RECORD).expect("is read");
    assert_eq!(home.courses(), [CourseWord::Known]);
    home.desk.undo().expect("is taken back");
    assert_eq!(home.courses(), [CourseWord::Incomplete], "nobody knows of it any more");
}

#[test]
fn what_somebody_decides_stays_decided_and_nothing_is_done_about_what_is_not_there() {
    let home = Home::contract();
    home.desk.bring_text(RECORD).expect("is read");
    let piece = home.desk.decide(0, Choosing::Skip).expect("is decided");
    assert_eq!(piece.course, CourseWord::Skipped);
    assert!(home.desk.take_in().expect("nothing to do").change.is_none());
    assert_eq!(home.courses(), [CourseWord::Skipped]);
    assert!(matches!(home.desk.decide(7, Choosing::Skip), Err(Trouble::Unknown(..))));
}

#[test]
fn a_list_of_nothing_but_broken_limits_is_looked_through_like_any_other() {
    let home = Home::contract();
    let row = |row: u32| {
        let (car, day, minute) = (row % 1_000, 1 + row / 1_000, row % 60);
        format!("京B{car:05},2026-08-{day:02} 08:{minute:02},望京街,违反规定停放,200,16\n")
    };
    let header = "车牌号,违法时间,违法地点,违法行为,罚款金额(元),记分\n".to_owned();
    home.bring_table(&(0..13_000).map(row).fold(header, |all, row| all + &row));
    assert_eq!(home.desk.sheet().counts.incomplete, 13_000);
    let last = home.desk.pieces(&[], 12_999, 1).pieces.remove(0);
    let faulty: Vec<_> = last.fields.iter().filter(|field| field.fault.is_some()).map(|field| field.field).collect();
    assert_eq!(faulty, [Field::Points]);
}

#[test]
fn the_samples_table_is_another_one() {
    let home = Home::contract();
    home.desk.bring_text(RECORD).expect("is read");
    home.desk.open_sample().expect("opens");
    assert_eq!(home.desk.sheet().total, 0);
}

#[test]
fn a_file_that_cannot_be_read_stands_there_with_the_reason() {
    let home = Home::contract();
    home.bring_table("\u{89}PNG\r\n\u{1a}\n");
    let sheet = home.desk.sheet();
    assert_eq!(sheet.total, 0);
    assert!(sheet.brought[0].refused.is_some());
}

#[test]
fn a_line_may_name_the_car_as_the_household_does() {
    let home = Home::sample();
    home.desk.bring_text("妈妈的车 昨天下午三点 长安街 违停 200").expect("is read");
    assert_eq!((home.piece(0).course, home.piece(0).car.as_deref()), (CourseWord::Add, Some("妈妈的车")));
}

#[test]
fn the_history_says_what_one_paper_did_to_which_violation() {
    let home = Home::sample();
    let takes = |text: &str| {
        home.desk.bring_text(text).expect("is read");
        assert!(home.desk.take_in().expect("is taken in").change.is_some(), "{text}");
        home.history().remove(0)
    };
    let says = |what: &str, entry: crate::desk::history::Passage| {
        assert_eq!((entry.what.as_str(), entry.subject.zh.as_str()), (what, "京A·8X2K6 违反禁止标线指示"));
        assert!(!entry.details.is_empty() && entry.counted.is_empty());
    };
    let record = "【北京交警】您的小型汽车京A8X2K6于2026年9月11日17时40分在望京街，实施违反禁止标线指示(代码1345)的违法行为，\
        已被记录，罚款100元，记1分。";
    says("add.violation", takes(record));
    says(
        "confirm",
        takes(
            "公安交通管理简易程序处罚决定书\n编号：1101051234567899\n车辆牌号：京A8X2K6\n被处罚人于2026年9月11日17时40分，在望京街实施违反禁止标线指示的违法行为\
             （代码1345），决定予以100元罚款，记1分。\n2026年9月15日",
        ),
    );
    says("pay.succeeded", takes("缴款成功\n决定书编号：1101051234567899\n缴款金额：100元\n缴款时间：2026-09-20 20:15"));
    // Of several together it says how many there were.
    let two = format!("{}\n\n{}", record.replace("11日", "12日"), record.replace("11日", "13日"));
    let entry = takes(&two);
    assert_eq!((entry.what.as_str(), entry.details.len()), ("intake", 0));
    assert!(!entry.counted.is_empty());
    assert_eq!(home.desk.undo().expect("is taken back").what.as_deref(), Some("intake"));
}

#[test]
fn a_page_that_is_pasted_with_its_columns_is_read_as_a_table() {
    let home = Home::contract();
    let page = "号牌号码：京A8X2K6\t号牌种类：小型汽车\n序号\t违法时间\t违法地点\t违法行为\t罚款金额\t记分\n\
        1\t2026-09-04 08:40\t朝阳北路\t违反规定停放\t200\t0\n2\t2026-09-11 17:05\t通惠河北路\t违反禁止标线指示\t100\t1";
    let sheet = home.desk.bring_text(page).expect("is read");
    assert_eq!((sheet.brought[0].is, sheet.total), (Is::Table, 2));
    assert_eq!(home.courses(), [CourseWord::Add, CourseWord::Add], "the plate above is that of the rows");
    // A message with a tab in it is a message.
    home.desk.put_away(None);
    let sheet = home.desk.bring_text(&RECORD.replace('，', "\t")).expect("is read");
    assert_eq!(sheet.brought[0].is, Is::Text);
}

#[test]
fn an_hour_that_is_typed_is_that_of_the_day_which_the_text_tells() {
    let home = Home::contract();
    home.desk.bring_text("京A8X2K6 9月2号 长安街 违停 200").expect("is read");
    let time = |piece: &Piece| {
        piece.fields.iter().find(|field| field.field == Field::OccurredAt).cloned().expect("the time is asked for")
    };
    let missing = time(&home.piece(0));
    assert_eq!((missing.needed, missing.day.map(|day| day.to_string()).as_deref()), (true, Some("2026-09-02")));
    let typed = |text: &str| {
        let right = home.desk.put_right(0, Field::OccurredAt, text).expect("is taken");
        time(&right.piece).value.map(|value| format!("{value:?}")).unwrap_or_default()
    };
    assert!(typed("15:02").contains("2026-09-02T15:02:00"));
    assert!(typed("下午四点").contains("2026-09-02T16:00:00"), "another hour is of the same day");
    assert!(typed("9-1 8:00").contains("2026-09-01T08:00:00"));
}

#[test]
fn a_decision_that_names_only_its_car_asks_which_record_it_is_of() {
    let home = Home::contract();
    home.desk.bring_text(RECORD).expect("is read");
    home.desk.put_right(0, Field::FineFen, "100").expect("is taken");
    home.desk.put_right(0, Field::Points, "0").expect("is taken");
    let record = home.desk.take_in().expect("is taken in").violations.remove(0);
    let told =
        "【交管12123】您已于2026年9月22日成功处理京A8X2K6的交通违法，处罚决定书编号：1101051234560011，罚款100元。";
    home.desk.bring_text(told).expect("is read");
    let piece = home.piece(0);
    assert_eq!(piece.course, CourseWord::Ask);
    assert!(piece.candidates.iter().any(|one| one.violation == record));
    let fields = piece.fields.iter().filter(|field| field.value.is_some()).map(|field| field.field).collect();
    let chosen = Choosing::Onto { violation: record.as_str().to_owned(), fields };
    assert_eq!(home.desk.decide(0, chosen).expect("is decided").course, CourseWord::Onto);
    home.desk.take_in().expect("is taken in");
    let opened = home.desk.opened();
    let decided = opened.household.violations.iter().find(|one| one.id == record).expect("is there");
    assert_eq!(decided.stage.word(), "decided");
    let decision = decided.decision.as_ref().expect("a decision");
    assert_eq!(decision.served_on.to_string(), "2026-09-22");
    assert_eq!(decided.place.as_deref(), Some("朝阳区望京街"), "the record stays what it was");
}

#[test]
fn what_is_kept_without_a_clock_can_be_read_and_removed() {
    let home = Home::contract();
    let reminder = "【北京交警】您的小型汽车京A8X2K6于2026年9月22日10时42分在亮景路未按规定停放，请立即驶离。";
    home.desk.bring_text(reminder).expect("is read");
    home.desk.bring_text(&RECORD.replace("擅自停留观看风景", "闯红灯")).expect("is read");
    let record = home.desk.take_in().expect("is taken in").violations.remove(0);
    let kept = home.desk.kept(None);
    assert_eq!((kept.len(), kept[0].text.as_str(), kept[0].car.is_some()), (1, reminder, true));
    let words = home.desk.kept(Some(record.as_str()));
    assert!(words.len() == 1 && words[0].text.contains("闯红灯"), "the words that a record was read from go with it");
    let removal = Deed::Remove { noun: Removable::Note, id: kept[0].id.as_str().to_owned() };
    home.desk.act(removal).expect("is removed");
    assert!(home.desk.kept(None).is_empty());
    home.desk.undo().expect("is taken back");
    assert_eq!(home.desk.kept(None).len(), 1);
}
