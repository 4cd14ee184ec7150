//! Of which part of the country an office is, by the place in its name, and a violation, by its decision or its car.

use greenlight_rules::facts::{Vehicle, Violation};

/// The provinces: the first two digits of what their offices number, the sign on their plates, and names of places in them.
const PROVINCES: &[(&str, char, &[&str])] = &[
    ("11", '京', &["北京"]),
    ("12", '津', &["天津"]),
    ("13", '冀', &["河北", "石家庄", "唐山", "保定", "邯郸", "廊坊"]),
    ("14", '晋', &["山西", "太原", "大同"]),
    ("15", '蒙', &["内蒙古", "呼和浩特", "包头", "鄂尔多斯"]),
    ("21", '辽', &["辽宁", "沈阳", "大连", "鞍山"]),
    ("22", '吉', &["长春", "吉林"]),
    ("23", '黑', &["黑龙江", "哈尔滨", "大庆"]),
    ("31", '沪', &["上海"]),
    ("32", '苏', &["江苏", "南京", "苏州", "无锡", "常州", "南通", "徐州", "扬州"]),
    ("33", '浙', &["浙江", "杭州", "宁波", "温州", "嘉兴", "绍兴", "金华", "台州"]),
    ("34", '皖', &["安徽", "合肥", "芜湖"]),
    ("35", '闽', &["福建", "福州", "厦门", "泉州"]),
    ("36", '赣', &["江西", "南昌", "赣州"]),
    ("37", '鲁', &["山东", "济南", "青岛", "烟台", "潍坊", "临沂"]),
    ("41", '豫', &["河南", "郑州", "洛阳"]),
    ("42", '鄂', &["湖北", "武汉", "襄阳", "宜昌"]),
    ("43", '湘', &["湖南", "长沙", "株洲"]),
    ("44", '粤', &["广东", "广州", "深圳", "佛山", "东莞", "珠海", "惠州", "中山市"]),
    ("45", '桂', &["广西", "南宁", "桂林", "柳州"]),
    ("46", '琼', &["海南省", "海口", "三亚"]),
    ("50", '渝', &["重庆"]),
    ("51", '川', &["四川", "成都", "绵阳"]),
    ("52", '贵', &["贵州", "贵阳", "遵义"]),
    ("53", '云', &["云南", "昆明", "大理"]),
    ("54", '藏', &["西藏", "拉萨"]),
    ("61", '陕', &["陕西", "西安", "咸阳"]),
    ("62", '甘', &["甘肃", "兰州"]),
    ("63", '青', &["青海", "西宁"]),
    ("64", '宁', &["宁夏", "银川"]),
    ("65", '新', &["新疆", "乌鲁木齐"]),
];

/// The province in an office's name, by the digits of its numbers.
fn of_office(name: &str) -> Option<&'static str> {
    let named = |places: &[&str]| places.iter().any(|place| name.contains(place));
    PROVINCES.iter().find(|(.., places)| named(places)).map(|(digits, ..)| *digits)
}

/// The province of a violation: that of the office that recorded it or numbered its decision, or else of its car.
fn of_violation(violation: &Violation, car: Option<&Vehicle>) -> Option<&'static str> {
    let office = violation.authority.as_deref().and_then(of_office);
    let number = violation.decision.as_ref().and_then(|decision| decision.number.as_deref());
    let by = |is: &dyn Fn(&str, char) -> bool| {
        PROVINCES.iter().find(|(digits, sign, _)| is(digits, *sign)).map(|(digits, ..)| *digits)
    };
    office
        .or_else(|| by(&|digits, _| number.is_some_and(|number| number.starts_with(digits))))
        .or_else(|| by(&|_, sign| car.is_some_and(|car| car.plate.starts_with(sign))))
}

/// Whether an office is known to be of another province than a violation.
pub(super) fn is_elsewhere(office: &str, violation: &Violation, car: Option<&Vehicle>) -> bool {
    of_office(office).zip(of_violation(violation, car)).is_some_and(|(office, own)| office != own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_are_of_the_province_in_their_name() {
        assert_eq!(of_office("深圳市公安局交通警察局"), Some("44"));
        assert_eq!(of_office("北京交警"), Some("11"));
        assert_eq!(of_office("交管12123"), None);
    }
}
