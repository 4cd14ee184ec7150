//! What each platform has to have, for which step, and how to tell.
//!
//! The table is kept honest: a line stands here only if some step fails without it. The desktop's lines sleep until the
//! desktop exists.

use crate::probe::Probe;

/// A kind of work that needs things from the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Compiling.
    Build,
    /// Driving the real window in the tests.
    Test,
    /// Making packages for people to install.
    Bundle,
}

/// The systems that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    /// Linux of any distribution.
    Linux,
    /// macOS.
    Mac,
    /// Windows.
    Windows,
}

/// Something the system has to have.
#[derive(Debug)]
pub struct Need {
    /// What it is, in words.
    pub what: &'static str,
    /// The platform that this line speaks of.
    pub platform: Platform,
    /// The step that fails without it.
    pub step: Step,
    /// Whether only the desktop window needs it.
    pub desktop: bool,
    /// How to tell whether it is there.
    pub probe: Probe,
    /// How to get it.
    pub cure: Cure,
}

/// How to get what is missing.
#[derive(Debug)]
pub enum Cure {
    /// Packages, by the distribution's installer. `None` where we do not know the name and will not guess.
    Packages {
        /// Debian, Ubuntu.
        apt: &'static str,
        /// Fedora.
        dnf: Option<&'static str>,
        /// Arch.
        pacman: Option<&'static str>,
        /// openSUSE.
        zypper: Option<&'static str>,
    },
    /// Something a person does.
    Words(&'static str),
}

const VSWHERE: &str = r"C:\Program Files (x86)\Microsoft Visual Studio\Installer\vswhere.exe";

/// The whole table.
///
/// The C toolchain links every Rust program and compiles the SQLite that sqlx brings along; that build needs neither
/// make nor pkg-config.
pub static NEEDS: &[Need] = &[
    linux("a C compiler and linker", Step::Build, Probe::Program("cc"), "build-essential", "gcc", "gcc", "gcc"),
    linux(
        "an archiver for C libraries",
        Step::Build,
        Probe::Program("ar"),
        "binutils",
        "binutils",
        "binutils",
        "binutils",
    ),
    Need {
        what: "Apple's command line tools (a C compiler and linker)",
        platform: Platform::Mac,
        step: Step::Build,
        desktop: false,
        probe: Probe::Answers(&["xcode-select", "-p"]),
        cure: Cure::Words("Run `xcode-select --install` and follow the window that opens."),
    },
    Need {
        what: "Microsoft's C++ build tools (a C compiler and linker)",
        platform: Platform::Windows,
        step: Step::Build,
        desktop: false,
        probe: Probe::Answers(&[
            VSWHERE,
            "-products",
            "*",
            "-requiresAny",
            "-requires",
            "Microsoft.VisualStudio.Component.VC.Tools.x86.x64",
            "Microsoft.VisualStudio.Component.VC.Tools.ARM64",
            "-property",
            "installationPath",
        ]),
        cure: Cure::Words(
            "Install “Build Tools for Visual Studio” from https://visualstudio.microsoft.com/visual-cpp-build-tools/ \
             and tick “Desktop development with C++”.",
        ),
    },
    desktop(
        "pkg-config",
        Step::Build,
        Probe::Program("pkg-config"),
        "pkg-config",
        Some("pkgconf-pkg-config"),
        Some("pkgconf"),
        Some("pkgconf-pkg-config"),
    ),
    desktop(
        "WebKitGTK's headers",
        Step::Build,
        Probe::Answers(&["pkg-config", "--modversion", "webkit2gtk-4.1"]),
        "libwebkit2gtk-4.1-dev",
        Some("webkit2gtk4.1-devel"),
        Some("webkit2gtk-4.1"),
        Some("webkit2gtk3-devel"),
    ),
    desktop(
        "libxdo's headers",
        Step::Build,
        Probe::File("/usr/include/xdo.h"),
        "libxdo-dev",
        Some("libxdo-devel"),
        Some("xdotool"),
        None,
    ),
    desktop(
        "WebKit's driver for tests",
        Step::Test,
        Probe::Program("WebKitWebDriver"),
        "webkit2gtk-driver",
        None,
        None,
        None,
    ),
    desktop(
        "a screen in memory",
        Step::Test,
        Probe::Program("Xvfb"),
        "xvfb",
        Some("xorg-x11-server-Xvfb"),
        Some("xorg-server-xvfb"),
        Some("xorg-x11-server-Xvfb"),
    ),
    desktop(
        "keys to that screen",
        Step::Test,
        Probe::Program("xauth"),
        "xauth",
        Some("xorg-x11-xauth"),
        Some("xorg-xauth"),
        Some("xauth"),
    ),
    desktop(
        "a Chinese font",
        Step::Test,
        Probe::Answers(&["fc-list", ":lang=zh-cn"]),
        "fonts-noto-cjk",
        Some("google-noto-sans-cjk-fonts"),
        Some("noto-fonts-cjk"),
        None,
    ),
    desktop(
        "a message bus",
        Step::Test,
        Probe::Program("dbus-daemon"),
        "dbus",
        Some("dbus-daemon"),
        Some("dbus"),
        Some("dbus-1"),
    ),
    desktop(
        "a message bus for one session",
        Step::Test,
        Probe::Program("dbus-launch"),
        "dbus-x11",
        Some("dbus-x11"),
        Some("dbus"),
        Some("dbus-1-x11"),
    ),
    desktop(
        "the tools that make a .deb",
        Step::Bundle,
        Probe::Program("dpkg-deb"),
        "dpkg",
        Some("dpkg"),
        Some("dpkg"),
        Some("dpkg"),
    ),
    desktop(
        "the tools that make an .rpm",
        Step::Bundle,
        Probe::Program("rpmbuild"),
        "rpm",
        Some("rpm-build"),
        Some("rpm-tools"),
        Some("rpm-build"),
    ),
];

/// The lines that matter for these steps on this platform.
pub fn select(platform: Platform, steps: &[Step], has_desktop: bool) -> Vec<&'static Need> {
    NEEDS
        .iter()
        .filter(|need| need.platform == platform && steps.contains(&need.step) && (has_desktop || !need.desktop))
        .collect()
}

/// The platform that this program was compiled for; systems that are neither of the others are treated as Linux, where
/// an unknown installer leads to plain words.
pub const fn here() -> Platform {
    if cfg!(target_os = "macos") {
        Platform::Mac
    } else if cfg!(windows) {
        Platform::Windows
    } else {
        Platform::Linux
    }
}

const fn linux(
    what: &'static str,
    step: Step,
    probe: Probe,
    apt: &'static str,
    dnf: &'static str,
    pacman: &'static str,
    zypper: &'static str,
) -> Need {
    let cure = Cure::Packages { apt, dnf: Some(dnf), pacman: Some(pacman), zypper: Some(zypper) };
    Need { what, platform: Platform::Linux, step, desktop: false, probe, cure }
}

const fn desktop(
    what: &'static str,
    step: Step,
    probe: Probe,
    apt: &'static str,
    dnf: Option<&'static str>,
    pacman: Option<&'static str>,
    zypper: Option<&'static str>,
) -> Need {
    let cure = Cure::Packages { apt, dnf, pacman, zypper };
    Need { what, platform: Platform::Linux, step, desktop: true, probe, cure }
}
