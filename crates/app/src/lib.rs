//! What a household can do, whoever asks: the command line, the desktop window and the tests call the same operations.

pub mod answers;
pub mod backups;
pub mod calendar_file;
mod case;
pub mod clock;
pub mod demo;
pub mod desk;
pub mod evidence;
pub mod fee;
pub mod holidays;
pub mod house;
pub mod intake;
pub mod preferences;
pub mod reason;
pub mod remind;
pub mod said;
pub mod sheet;
mod spread;
pub mod text;
pub mod trouble;
pub mod whole;

pub use desk::Desk;
pub use greenlight_rules::time::Instant;
pub use greenlight_store::Entry;
pub use house::{House, data_folder};
pub use trouble::Trouble;
