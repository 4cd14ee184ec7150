//! What a household can do, whoever asks: the command line, the desktop window and the tests call the same operations.

pub mod answers;
pub mod calendar_file;
pub mod clock;
pub mod demo;
pub mod desk;
pub mod fee;
pub mod holidays;
pub mod house;
pub mod preferences;
pub mod remind;
pub mod said;
pub mod text;
pub mod trouble;

pub use desk::Desk;
pub use greenlight_rules::time::Instant;
pub use house::{House, data_folder};
pub use trouble::Trouble;
