//! What the command takes from around it: its language, the data folder, whether somebody is watching.

use greenlight_app::{
    clock, preferences,
    text::{Language, Words},
};

use crate::args::Common;

/// The words to speak in: `--lang` if it is given, else the locale's language. It is looked for before the arguments are
/// read, so that their mistakes are named in it too.
pub fn words() -> Words {
    let arguments: Vec<String> = std::env::args_os().skip(1).map(|text| text.to_string_lossy().into_owned()).collect();
    let named = arguments.iter().enumerate().find_map(|(place, argument)| match argument.strip_prefix("--lang") {
        Some("") => arguments.get(place + 1).cloned(),
        Some(rest) => rest.strip_prefix('=').map(ToOwned::to_owned),
        None => None,
    });
    let language = match named.as_deref() {
        Some("en") => Language::English,
        Some("zh") => Language::Chinese,
        _ => Language::of_locale(&locale()),
    };
    Words { language, today: clock::now().date() }
}

/// The words to speak of a data folder in: those of `--lang` if it is given, else in the language that was chosen in the
/// window, else in the locale's. So the timer and the window write one calendar, and notify in one language.
pub fn words_of(common: &Common, words: Words) -> Words {
    if common.lang.is_some() {
        return words;
    }
    Words { language: preferences::read(&common.folder()).language.language(&locale()), ..words }
}

fn locale() -> String {
    sys_locale::get_locale().unwrap_or_default()
}
