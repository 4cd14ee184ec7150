//! The program without its window: in the tray, where there is one, and never out of reach where there is none.

use super::{
    desktop::Desktop,
    program::{Program, a_while},
    reminders::overdue,
    session::until,
    setup::Setup,
    window::Window,
};

/// Whoever asked for the tray and comes from the menu of the system.
fn asked_for_the_tray() -> Setup {
    Setup::empty().everyday().in_the_tray()
}

#[tokio::test]
async fn a_hidden_start_waits_in_the_tray_until_somebody_asks_for_the_window() {
    let (mut program, desktop) = Program::start(asked_for_the_tray(), true, &["--hidden"]).await;
    let desktop = desktop.expect("a desktop");
    until("it in the tray", || desktop.in_tray().len() == 1).await;
    a_while().await;
    assert!(program.windows().is_empty());

    // A second start ends, and there is one window: that of the program that waited.
    assert_eq!(program.start_again().await.code(), Some(0));
    program.until_windows(1).await;
    let first = program.windows();
    assert_eq!(program.start_again().await.code(), Some(0));
    a_while().await;
    assert_eq!(program.windows(), first, "one window, and the same");

    // Closed, it goes to the tray again, and comes back as often as it is wanted.
    for _ in 0..2 {
        program.close_window().await;
        a_while().await;
        assert!(program.runs() && program.windows().is_empty(), "it is in the tray");
        assert_eq!(program.start_again().await.code(), Some(0));
        program.until_windows(1).await;
    }
    assert_eq!(desktop.in_tray().len(), 1, "one program, in the tray once");
}

#[tokio::test]
async fn without_a_tray_a_hidden_start_shows_its_window_and_closing_it_ends_the_program() {
    let (mut program, _) = Program::start(asked_for_the_tray(), false, &["--hidden"]).await;
    program.until_windows(1).await;
    program.close_window().await;
    until("its end", || !program.runs()).await;
}

#[tokio::test]
async fn who_did_not_ask_for_the_tray_closes_the_program_with_its_window() {
    let (mut program, desktop) = Program::start(Setup::empty().everyday(), true, &[]).await;
    program.until_windows(1).await;
    assert!(desktop.is_some_and(|desktop| desktop.in_tray().is_empty()));
    program.close_window().await;
    until("its end", || !program.runs()).await;
}

#[tokio::test]
async fn a_tray_that_goes_away_takes_the_window_from_nobody() {
    let (mut program, desktop) = Program::start(asked_for_the_tray(), true, &["--hidden"]).await;
    let desktop = desktop.expect("a desktop");
    until("it in the tray", || desktop.in_tray().len() == 1).await;
    drop(desktop);
    assert_eq!(program.start_again().await.code(), Some(0));
    program.until_windows(1).await;

    program.close_window().await;
    a_while().await;
    assert!(program.runs(), "it waits where it cannot be seen");
    assert_eq!(program.start_again().await.code(), Some(0));
    program.until_windows(1).await;
}

#[tokio::test]
async fn a_notification_brings_the_window_back_from_the_tray_at_its_place() {
    let setup = Setup::household(&overdue()).await.with_desktop().telling_after(6);
    let window = Window::open(setup).await;
    // Away from the overview, so that the desktop tells and not the list of what was missed.
    window.go("/settings?part=reminders").await;
    let desktop = Desktop::on(window.bus()).await;
    window.press("关窗后留在托盘").await;
    window.see("关窗后会留在托盘").await;
    window.close_by_its_button().await;
    assert_eq!(desktop.shown(1).await[0].title, "京A·8X2K6：逾期 3 天，今天缴 ¥218.00");
    assert_eq!(window.windows(), 0, "it is told from the tray");
    desktop.press(1, "look").await;
    window.take_up_the_new_one().await;
    window.until("the case", "return location.hash === '#/check/v%2F1'").await;
    window.see("京A8X2K6").await;
}
