//! What a file shows, by its name alone. It is a first guess that people see and can change.

use greenlight_rules::facts::AttachmentKind;
use serde::Serialize;
use specta::Type;

/// What a file looks like in a list, by the ending of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// A picture.
    Picture,
    /// A film.
    Film,
    /// A sound.
    Sound,
    /// A PDF.
    Pdf,
    /// A text or a table.
    Text,
    /// Anything else. The system's viewer is not asked to open it: it may be a program.
    Other,
}

/// The endings of names, by what they look like. No program is among them, and nothing that runs scripts when it is
/// opened.
const ENDINGS: &[(Look, &[&str])] = &[
    (Look::Picture, &["jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "avif", "bmp", "tif", "tiff"]),
    (Look::Film, &["mp4", "mov", "m4v", "avi", "mkv", "3gp", "ts", "flv", "wmv", "webm"]),
    (Look::Sound, &["mp3", "m4a", "wav", "aac", "amr", "ogg", "flac"]),
    (Look::Pdf, &["pdf"]),
    (Look::Text, &["txt", "csv", "doc", "docx", "xls", "xlsx", "odt", "ods", "rtf", "wps", "et"]),
];

/// Words in the names of files, by what they say the file shows; the first that fits.
const WORDS: &[(AttachmentKind, &[&str])] = &[
    (AttachmentKind::Decision, &["决定书", "处罚决定", "decision"]),
    (AttachmentKind::Notice, &["告知", "通知", "违停", "贴条", "notice"]),
    (AttachmentKind::Receipt, &["回执", "受理", "凭证", "收据", "票据", "缴款", "receipt"]),
    (AttachmentKind::Identity, &["身份证", "行驶证", "驾驶证", "驾照", "户口", "结婚证", "licence", "license"]),
    (AttachmentKind::Dashcam, &["记录仪", "行车", "dashcam", "dvr"]),
    (AttachmentKind::ScenePhoto, &["现场", "照片", "photo"]),
];

/// What a file of this name looks like.
pub fn look_of(name: &str) -> Look {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let known = ENDINGS.iter().find(|(_, endings)| endings.contains(&ending.as_str()));
    known.map_or(Look::Other, |(look, _)| *look)
}

/// What a file of this name shows, as far as one can guess.
pub fn kind_of(name: &str) -> AttachmentKind {
    let lower = name.to_lowercase();
    let told = WORDS.iter().find(|(_, words)| words.iter().any(|word| lower.contains(word)));
    match (told, look_of(name)) {
        (Some((kind, _)), _) => *kind,
        (None, Look::Film) => AttachmentKind::Dashcam,
        (None, Look::Picture) => AttachmentKind::ScenePhoto,
        (None, _) => AttachmentKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_a_file_shows() {
        for (name, kind) in [
            ("IMG_2031.JPG", AttachmentKind::ScenePhoto),
            ("20260820_0812.mp4", AttachmentKind::Dashcam),
            ("行车记录仪 截图.png", AttachmentKind::Dashcam),
            ("处罚决定书.pdf", AttachmentKind::Decision),
            ("违法停车告知单.jpg", AttachmentKind::Notice),
            ("复议受理回执.pdf", AttachmentKind::Receipt),
            ("行驶证 正面.heic", AttachmentKind::Identity),
            ("说明.docx", AttachmentKind::Other),
            ("", AttachmentKind::Other),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }

    #[test]
    fn what_could_be_a_program_is_nothing_to_open() {
        for name in ["a.exe", "a.sh", "a.desktop", "a.html", "a.svg", "a.jpg.bat", "a.docm", "a.lnk", "jpg", "a."] {
            assert_eq!(look_of(name), Look::Other, "{name}");
        }
        assert_eq!(look_of("a.exe.PDF"), Look::Pdf);
        assert_eq!(look_of("a.MP4"), Look::Film);
    }
}
