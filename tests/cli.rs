//! The command line, from outside: the real binary, its own data folder, what it prints and how it exits.

mod cli {
    mod answers;
    mod arguments;
    mod backups;
    mod bad_input;
    mod bringing;
    mod contract;
    mod damage;
    mod disk;
    mod evidence;
    mod home;
    mod keeping;
    mod killed;
    mod reading;
    mod readme;
    mod remind;
    mod sample;
    mod terminal;
    mod trash;
}
