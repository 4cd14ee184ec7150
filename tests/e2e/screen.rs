//! A screen in memory as the window manager of a desktop sees it: which windows there are, and the button that closes one.

use x11rb::{
    connection::Connection,
    protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState},
    rust_connection::RustConnection,
};

/// The screen.
pub struct Screen {
    server: RustConnection,
    root: u32,
}

impl Screen {
    /// The screen of a display such as `:7`.
    pub fn on(display: &str) -> Screen {
        let (server, number) = RustConnection::connect(Some(display)).expect("a screen");
        let root = server.setup().roots[number].root;
        Screen { server, root }
    }

    /// The windows of programs that are to be seen.
    pub fn windows(&self) -> Vec<u32> {
        let children = self.server.query_tree(self.root).expect("asks").reply().expect("answers").children;
        children.into_iter().filter(|window| self.is_seen(*window).unwrap_or(false)).collect()
    }

    fn is_seen(&self, window: u32) -> Option<bool> {
        // A window that goes at this moment answers nothing.
        let attributes = self.server.get_window_attributes(window).ok()?.reply().ok()?;
        let protocols = self.atom("WM_PROTOCOLS");
        let closes = self.server.get_property(false, window, protocols, AtomEnum::ATOM, 0, 1).ok()?.reply().ok()?;
        // Menus and hints are none of a program's windows: nobody closes them by a button.
        Some(attributes.map_state == MapState::VIEWABLE && !attributes.override_redirect && !closes.value.is_empty())
    }

    /// Presses the button that closes a window.
    pub fn close(&self, window: u32) {
        let message = [self.atom("WM_DELETE_WINDOW"), 0, 0, 0, 0];
        let event = ClientMessageEvent::new(32, window, self.atom("WM_PROTOCOLS"), message);
        self.server.send_event(false, window, EventMask::NO_EVENT, event).expect("sends").check().expect("is sent");
    }

    fn atom(&self, name: &str) -> u32 {
        self.server.intern_atom(false, name.as_bytes()).expect("asks").reply().expect("answers").atom
    }
}
