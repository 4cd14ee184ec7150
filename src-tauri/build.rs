//! Makes what Tauri needs from its configuration.

use std::path::Path;

fn main() {
    // The pages are taken in when this crate is compiled; without them the message of the compiler would help nobody.
    assert!(
        Path::new("../ui/dist/index.html").is_file(),
        "ui/dist is not built: run `npm install && npm run build` in ui/"
    );
    tauri_build::build();
}
