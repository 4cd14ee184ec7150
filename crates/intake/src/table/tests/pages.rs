//! Tables of web pages that are called workbooks.

use super::*;

/// A page as systems send it: nothing is closed that need not be, and the list stands within a table for the looks.
const PAGE: &str = r#"
<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=gbk>
<style><!-- td { mso-number-format:"\@"; } table > tr {} --></style>
<script>document.write("<table><tr><td>车牌</td><td>违法时间</td></tr></table>");</script></head>
<body><table width="100%"><tr><td>车队管理系统 &copy; 某公司</td></tr><tr><td>
<TABLE border=1><tr><th rowspan=2>号牌号码<th colspan='3'>违法信息<th rowspan="2">罚款金额(元)
<tr><th>时间<th>地点<th>行为</tr>
<tr><td rowspan=2 title="a>b">京A&middot;8X2K6<td>2026-08-20<br>08:12</td><td>长安街&nbsp;&#19996;侧<!-- <td>x</td> --><td>车速<60<td>200
<tr><td>2026-08-21 09:00<td>东大街 &unknown; &<td>违反规定停放<td>100
<tr><td>京B12345</td><td>2026-08-22 09:00</td><td></td><td>违反规定停放</td><td>50</td></tr>
</TABLE></td></tr></table></body></html>"#;

#[test]
fn the_list_of_a_page_is_read_whatever_stands_around_it() {
    let encoded = encoding_rs::GBK.encode(PAGE).0.into_owned();
    for bytes in [PAGE.as_bytes(), &encoded] {
        let grid = grid(bytes).expect("a table");
        assert_eq!((grid.form, grid.body().len()), (Form::Page, 3));
        let rows = seen(bytes);
        let said = |field| rows.iter().map(|row| row.of(field)).collect::<Vec<_>>();
        assert_eq!(said(Field::Plate), ["京A8X2K6", "京A8X2K6", "京B12345"]);
        assert_eq!(said(Field::Place), ["长安街 东侧", "东大街 &unknown; &", ""]);
        assert_eq!(said(Field::Offence), ["车速<60", "违反规定停放", "违反规定停放"]);
        assert_eq!(said(Field::FineFen), ["¥200.00", "¥100.00", "¥50.00"]);
        assert_eq!(rows[0].of(Field::OccurredAt), "2026-08-20T08:12:00+08:00");
        assert!(rows.iter().all(|row| row.problems.is_empty()));
    }
}

#[test]
fn a_page_without_a_list_is_a_page() {
    for page in [
        "<html><body>违章查询</body></html>",
        "<table><tr><td>车牌<td>备注<tr><td>京A8X2K6</table>",
        "<?xml version=\"1.0\"?>",
        "<!",
    ] {
        assert_eq!(grid(page.as_bytes()).expect_err("no table"), Refusal::Foreign(Foreign::Page), "{page}");
    }
}

#[test]
fn a_page_is_held_to_the_limits_of_tables() {
    let page = |cells: &str, rows: usize| {
        format!("<table><tr><th>车牌<th>违法时间{}</table>", format!("<tr>{cells}").repeat(rows))
    };
    let read = |page: String, limits: Limits| {
        open(page.as_bytes(), None, &limits, &mut |_| ControlFlow::Continue(())).map(drop)
    };
    let few = Limits { rows: 10, columns: 4, cells: 100, ..Limits::default() };
    assert_eq!(read(page("<td>京A8X2K6<td>x", 9), few), Ok(()));
    assert_eq!(read(page("<td>京A8X2K6<td>x", 10), few), Err(Refusal::TooManyRows { most: 10 }));
    assert_eq!(read(page("<td>1<td>2<td>3<td>4<td>5", 1), few), Err(Refusal::TooManyColumns { row: 2, most: 4 }));
    // What a cell claims to reach over takes no room.
    let claims = "<td colspan=4294967295 rowspan=18446744073709551615>京A8X2K6<td>x";
    assert_eq!(read(page(claims, 1), Limits::default()), Err(Refusal::TooManyColumns { row: 2, most: 256 }));
    assert_eq!(read(page("<td rowspan=18446744073709551615>京A8X2K6", 3), few), Ok(()));
    let mut told = 0;
    let stopped = open(page("<td>x", 5_000).as_bytes(), None, &Limits::default(), &mut |_| {
        told += 1;
        ControlFlow::Break(())
    });
    assert_eq!((stopped.map(drop), told), (Err(Refusal::Stopped), 1));
}

#[test]
fn a_workbook_in_xml_is_read_as_sheets_show_it() {
    let page = r#"<?xml version="1.0"?>
<Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="违章"><Table>
<Row><Cell ss:MergeAcross="4"><Data ss:Type="String">车辆违章明细</Data></Cell></Row>
<Row ss:Index="4"><Cell><Data ss:Type="String">车牌</Data></Cell><Cell><Data ss:Type="String">违法日期</Data></Cell>
<Cell><Data ss:Type="String">违法时间</Data></Cell><Cell/><Cell><Data ss:Type="String">罚款</Data></Cell></Row>
<ss:Row><ss:Cell ss:MergeDown="1"><ss:Data ss:Type="String">京A8X2K6</ss:Data></ss:Cell>
<Cell><Data ss:Type="DateTime">2026-08-20T00:00:00.000</Data><Comment><ss:Data>看不清</ss:Data></Comment></Cell>
<Cell><Data ss:Type="DateTime">1899-12-31T08:12:00.000</Data></Cell><Cell ss:Index="5"><Data>200</Data></Cell></ss:Row>
<Row><Cell ss:Index="2"><Data ss:Type="String">2026-08-21</Data></Cell><Cell><Data>09:00</Data></Cell></Row>
</Table></Worksheet></Workbook>"#;
    let rows = seen(page.as_bytes());
    assert_eq!(
        rows.iter().map(|row| (row.number, row.of(Field::Plate))).collect::<Vec<_>>(),
        [(5, "京A8X2K6"), (6, "京A8X2K6")]
    );
    assert_eq!(rows[0].of(Field::OccurredAt), "2026-08-20T08:12:00+08:00");
    assert_eq!((rows[0].of(Field::FineFen), rows[1].of(Field::FineFen)), ("¥200.00", ""));
    assert_eq!(rows[1].of(Field::OccurredAt), "2026-08-21T09:00:00+08:00");
}
