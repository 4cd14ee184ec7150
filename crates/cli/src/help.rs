//! The help and the complaints of the command line, in the reader's language.

use clap::{
    Arg, ArgAction, Command,
    builder::StyledStr,
    error::{ContextKind, ContextValue, ErrorKind},
};
use greenlight_app::text::Words;
use greenlight_rules::message::{Message, Value};

/// The command line with its help in the language of `words`.
pub fn in_words(command: Command, words: &Words) -> Command {
    with_all_below(command, words, "help")
}

fn with_all_below(command: Command, words: &Words, key: &str) -> Command {
    let command = described(command, words, key);
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(&name, |sub| with_all_below(sub, words, &format!("{key}.{name}")))
    })
}

fn described(command: Command, words: &Words, key: &str) -> Command {
    // Every key is in the catalogue, which a test holds; an empty help would be no reason to fail.
    let text = |name: &str| words.known("help", name).unwrap_or_default();
    let mut command = command
        .about(StyledStr::from(text(key)))
        .help_template(StyledStr::from(text("template")))
        .subcommand_help_heading(text("commands"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::HelpShort));
    if command.get_version().is_some() && key == "help" {
        command = command.arg(Arg::new("version").short('V').long("version").action(ArgAction::Version));
    }
    let ids: Vec<String> = command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    for id in ids {
        let own = format!("{key}.{id}");
        let common = format!("help.{id}");
        command = command.mut_arg(&id, |argument| {
            let heading = if argument.is_positional() { "arguments" } else { "options" };
            let help = words.known("help", &own).or_else(|| words.known("help", &common)).unwrap_or_default();
            argument.help(StyledStr::from(help)).help_heading(text(heading))
        });
    }
    command
}

/// What is wrong with the words a command was called with, and what to do: for a mistake that is not a call for help.
pub fn complaint(error: &clap::Error, words: &Words) -> Option<String> {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let wanted = context(ContextKind::ValidValue)
        .or_else(|| std::error::Error::source(error).map(ToString::to_string))
        .unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::UnknownArgument => Message::new("unknown-argument").with("found", argument),
        ErrorKind::InvalidSubcommand => {
            Message::new("unknown-command").with("found", context(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            let key = if wanted.is_empty() { "value-missing" } else { "value-missing-of" };
            Message::new(key).with("argument", argument).with("wanted", wanted)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            Message::new("value-wrong").with("argument", argument).with("found", value).with("wanted", wanted)
        }
        ErrorKind::MissingRequiredArgument => Message::new("argument-missing").with("argument", argument),
        ErrorKind::ArgumentConflict => Message::new("argument-twice").with("argument", argument),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Message::new("command-missing")
        }
        kind => Message::new("usage").with("reason", Value::from(kind.to_string())),
    };
    Some(words.say("help", &message))
}
