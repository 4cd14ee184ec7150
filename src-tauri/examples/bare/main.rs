//! The least a Tauri window can be: it shows one row of SQLite. The window's benchmark stands beside it.

use sqlx::{Connection, Row, SqliteConnection};

#[tauri::command]
async fn row() -> Result<String, String> {
    let mut connection = SqliteConnection::connect("sqlite::memory:").await.map_err(|error| error.to_string())?;
    let row = sqlx::query("select '京A8X2K6' as plate").fetch_one(&mut connection).await;
    row.map(|row| row.get("plate")).map_err(|error| error.to_string())
}

fn main() {
    let context = tauri::generate_context!("examples/bare/tauri.conf.json");
    let run = tauri::Builder::default().invoke_handler(tauri::generate_handler![row]).run(context);
    if let Err(error) = run {
        eprintln!("bare: {error}");
    }
}
