//! The command line, from outside: the real binary, its own data folder, what it prints and how it exits.

mod cli {
    mod answers;
    mod arguments;
    mod bad_input;
    mod bringing;
    mod contract;
    mod damage;
    mod evidence;
    mod home;
    mod keeping;
    mod reading;
    mod readme;
    mod sample;
    mod terminal;
}
