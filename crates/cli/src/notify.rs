//! Notifications of the desktop: `org.freedesktop.Notifications` on the session bus, where there is one.

/// Shows notes, each a title and a text.
///
/// # Errors
/// Why the desktop could not show them.
#[cfg(target_os = "linux")]
pub async fn show(notes: &[(String, String)]) -> Result<(), String> {
    use std::collections::HashMap;

    if notes.is_empty() {
        return Ok(());
    }
    let said = |error: zbus::Error| error.to_string();
    let bus = zbus::Connection::session().await.map_err(said)?;
    for (title, text) in notes {
        // https://specifications.freedesktop.org/notification-spec/latest/protocol.html: name, id to replace, icon,
        // title, text, actions, hints, and how long (-1: as the desktop likes). The text may hold markup.
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let (actions, hints): (&[&str], HashMap<&str, zbus::zvariant::Value<'_>>) = (&[], HashMap::new());
        let note = ("Greenlight", 0_u32, "greenlight", title, text, actions, hints, -1_i32);
        let name = "org.freedesktop.Notifications";
        bus.call_method(Some(name), "/org/freedesktop/Notifications", Some(name), "Notify", &note)
            .await
            .map_err(said)?;
    }
    Ok(())
}

/// Elsewhere the window shows them.
#[cfg(not(target_os = "linux"))]
pub async fn show(notes: &[(String, String)]) -> Result<(), String> {
    if notes.is_empty() { Ok(()) } else { Err("D-Bus".to_owned()) }
}
