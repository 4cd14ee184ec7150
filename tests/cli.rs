//! The command line, from outside: the real binary, its own data folder, what it prints and how it exits.

mod cli {
    mod answers;
    mod arguments;
    mod bad_input;
    mod contract;
    mod damage;
    mod home;
    mod keeping;
    mod reading;
    mod readme;
    mod remind;
    mod sample;
    mod terminal;
}
