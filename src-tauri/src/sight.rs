//! A window that was remembered on a larger screen, or at the edge of one that is gone, comes back to where it is seen.

use std::sync::atomic::{AtomicBool, Ordering};

use tauri::{PhysicalPosition, PhysicalSize, WebviewWindow, WindowEvent};

/// A rectangle in physical pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rect {
    left: i64,
    top: i64,
    width: i64,
    height: i64,
}

/// Watches a window from its opening on. What is remembered of it is put back bit by bit: its place is settled when
/// somebody first looks at it, and its size whenever that is told.
pub fn watch(window: &WebviewWindow) {
    let (seen, looked) = (window.clone(), AtomicBool::new(false));
    window.on_window_event(move |event| {
        // A system that does not tell of its screens has placed the window itself.
        let _ = match event {
            WindowEvent::Focused(true) if !looked.swap(true, Ordering::Relaxed) => bring_into_sight(&seen, in_sight),
            WindowEvent::Resized(_) => bring_into_sight(&seen, fitted),
            _ => Ok(()),
        };
    });
}

fn bring_into_sight(window: &WebviewWindow, better: impl Fn(Rect, &[Rect]) -> Option<Rect>) -> tauri::Result<()> {
    if window.is_maximized()? || window.is_minimized()? || window.is_fullscreen()? {
        return Ok(());
    }
    let monitors = window.available_monitors()?;
    let areas: Vec<Rect> = monitors
        .iter()
        .map(|monitor| {
            let area = monitor.work_area();
            Rect::new(area.position, area.size)
        })
        .collect();
    let now = Rect::new(window.outer_position()?, window.inner_size()?);
    if let Some(better) = better(now, &areas) {
        // Sizes and places of this range came from the system in its own types.
        window.set_size(PhysicalSize::new(better.width as u32, better.height as u32))?;
        window.set_position(PhysicalPosition::new(better.left as i32, better.top as i32))?;
    }
    Ok(())
}

/// Where a window goes that is larger than the only screen, or of which the half is on none; none where it can stay.
fn in_sight(window: Rect, screens: &[Rect]) -> Option<Rect> {
    let seen: i64 = screens.iter().map(|screen| window.shared(*screen)).sum();
    // Who lets a window reach over two screens, or a little over the edge of one, meant it.
    if seen * 2 >= window.width * window.height {
        return fitted(window, screens);
    }
    let screen = screens.iter().max_by_key(|screen| window.shared(**screen))?;
    Some(window.amid(*screen))
}

/// Where a window goes that is larger than the only screen; none where it can stay.
fn fitted(window: Rect, screens: &[Rect]) -> Option<Rect> {
    let [screen] = screens else { return None };
    let fits = window.width <= screen.width && window.height <= screen.height;
    (!fits).then(|| window.amid(*screen))
}

impl Rect {
    fn new(place: PhysicalPosition<i32>, size: PhysicalSize<u32>) -> Rect {
        Rect { left: place.x.into(), top: place.y.into(), width: size.width.into(), height: size.height.into() }
    }

    /// It in the middle of a screen, no larger than that.
    fn amid(self, screen: Rect) -> Rect {
        let (width, height) = (self.width.min(screen.width), self.height.min(screen.height));
        let left = screen.left + (screen.width - width) / 2;
        let top = screen.top + (screen.height - height) / 2;
        Rect { left, top, width, height }
    }

    /// How much of it lies on another.
    fn shared(self, other: Rect) -> i64 {
        let width = (self.left + self.width).min(other.left + other.width) - self.left.max(other.left);
        let height = (self.top + self.height).min(other.top + other.height) - self.top.max(other.top);
        width.max(0) * height.max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn rect(left: i64, top: i64, width: i64, height: i64) -> Rect {
        Rect { left, top, width, height }
    }

    const LAPTOP: Rect = rect(0, 0, 1400, 900);
    const BESIDE: Rect = rect(1400, 0, 3840, 2160);

    #[test]
    fn a_window_that_is_seen_stays() {
        assert_eq!(in_sight(rect(60, 50, 1280, 800), &[LAPTOP]), None);
        assert_eq!(in_sight(rect(-500, 50, 1280, 800), &[LAPTOP]), None, "a little over the edge");
        assert_eq!(in_sight(rect(800, 50, 1280, 800), &[LAPTOP, BESIDE]), None, "over two screens");
        assert_eq!(in_sight(rect(60, 50, 1280, 800), &[]), None, "nobody knows a better place");
    }

    #[test]
    fn a_window_that_is_hardly_seen_comes_back_whole() {
        let middle = Some(rect(60, 50, 1280, 800));
        assert_eq!(in_sight(rect(5000, 3000, 1280, 800), &[LAPTOP]), middle);
        assert_eq!(in_sight(rect(1395, 895, 1280, 800), &[LAPTOP]), middle);
        assert_eq!(in_sight(rect(-1000, 50, 1280, 800), &[LAPTOP]), middle);
    }

    #[test]
    fn a_window_of_a_larger_screen_is_made_to_fit() {
        assert_eq!(in_sight(rect(60, 50, 3840, 2100), &[LAPTOP]), Some(LAPTOP));
        assert_eq!(in_sight(rect(0, 0, 1280, 1200), &[LAPTOP]), Some(rect(60, 0, 1280, 900)));
    }
}
