//! What a household can do, whoever asks: the command line, the desktop window and the tests call the same operations.

pub mod answers;
pub mod clock;
pub mod demo;
pub mod fee;
pub mod house;
pub mod text;
pub mod trouble;

pub use house::House;
pub use trouble::Trouble;
