//! A desktop that shows notifications and has a tray, as far as a program can tell: `org.freedesktop.Notifications` and
//! `org.kde.StatusNotifierWatcher` on a bus of its own.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use zbus::{Connection, connection::Builder, zvariant::OwnedValue};

const NAME: &str = "org.freedesktop.Notifications";
const TRAY: &str = "org.kde.StatusNotifierWatcher";
const TRAY_PATH: &str = "/StatusNotifierWatcher";
const PATH: &str = "/org/freedesktop/Notifications";

/// A notification that was shown.
#[derive(Clone, Debug)]
pub struct Shown {
    pub title: String,
    pub body: String,
    /// Each action's name, and after it what stands on its button.
    pub actions: Vec<String>,
}

/// The desktop.
pub struct Desktop {
    bus: Connection,
    shown: Arc<Mutex<Vec<Shown>>>,
    in_tray: Arc<Mutex<Vec<String>>>,
}

/// A tray that shows whatever comes to it.
struct Tray(Arc<Mutex<Vec<String>>>);

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Tray {
    fn register_status_notifier_item(&self, item: String) {
        self.0.lock().expect("nobody panicked").push(item);
    }

    fn register_status_notifier_host(&self, _host: String) {}

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.0.lock().expect("nobody panicked").clone()
    }
}

struct Notifications(Arc<Mutex<Vec<Shown>>>);

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Notifications {
    #[expect(clippy::too_many_arguments, reason = "the specification has so many")]
    fn notify(
        &self,
        _program: String,
        _replaces: u32,
        _icon: String,
        title: String,
        body: String,
        actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _expires: i32,
    ) -> u32 {
        let mut shown = self.0.lock().expect("nobody panicked");
        shown.push(Shown { title, body, actions });
        u32::try_from(shown.len()).expect("few")
    }
}

impl Desktop {
    /// Shows notifications on the bus of an address.
    pub async fn on(address: &str) -> Desktop {
        let (shown, in_tray) = (Arc::default(), Arc::default());
        let builder = Builder::address(address).and_then(|bus| bus.name(NAME));
        let builder = builder.and_then(|bus| bus.serve_at(PATH, Notifications(Arc::clone(&shown)))).expect("a desktop");
        let builder = builder.name(TRAY).and_then(|bus| bus.serve_at(TRAY_PATH, Tray(Arc::clone(&in_tray))));
        let bus = builder.expect("a tray").build().await.expect("a desktop on the bus");
        Desktop { bus, shown, in_tray }
    }

    /// The programs in the tray.
    pub fn in_tray(&self) -> Vec<String> {
        self.in_tray.lock().expect("nobody panicked").clone()
    }

    /// The notifications that were shown, when there are so many.
    pub async fn shown(&self, count: usize) -> Vec<Shown> {
        for _ in 0..200 {
            let shown = self.shown.lock().expect("nobody panicked").clone();
            if shown.len() >= count {
                return shown;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("there never were {count} notifications");
    }

    /// Presses a button of the notification of a number, the first of which is 1.
    pub async fn press(&self, number: u32, action: &str) {
        // Whoever showed it listens a moment later.
        tokio::time::sleep(Duration::from_millis(500)).await;
        let pressed = self.bus.emit_signal(None::<&str>, PATH, NAME, "ActionInvoked", &(number, action)).await;
        pressed.expect("the button is pressed");
    }
}
