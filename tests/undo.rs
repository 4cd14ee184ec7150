//! Whatever is imported: undo gives back the file there was, byte for byte, redo the one after it, and importing the same
//! again changes nothing.

use greenlight_app::{House, demo};
use greenlight_rules::{file::write, time::Instant};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A household made of some of the sample's violations, with other values here and there.
#[derive(Clone, Debug)]
struct Variant {
    kept: u16,
    fine: i64,
    daily: Option<bool>,
    online_points: Option<u32>,
    muted: bool,
    nickname: String,
}

fn variant() -> impl Strategy<Value = Variant> {
    (any::<u16>(), 1..100_000_i64, any::<Option<bool>>(), proptest::option::of(1..12_u32), any::<bool>(), "\\PC{0,6}")
        .prop_map(|(kept, fine, daily, online_points, muted, nickname)| Variant {
            kept,
            fine,
            daily,
            online_points,
            muted,
            nickname,
        })
}

impl Variant {
    fn file(&self) -> Vec<u8> {
        let mut file: Value = serde_json::from_str(demo::SAMPLE).expect("the sample");
        let violations = file["violations"].as_array_mut().expect("a list");
        let mut place = 0;
        violations.retain(|_| {
            place += 1;
            self.kept & (1 << (place - 1)) != 0
        });
        let kept: Vec<Value> = violations.iter().map(|violation| violation["id"].clone()).collect();
        for violation in violations.iter_mut().filter(|violation| violation["warning_only"] == json!(false)) {
            violation["fine_fen"] = json!(self.fine);
        }
        for list in ["appeals", "payments"] {
            let facts = file[list].as_array_mut().expect("a list");
            facts.retain(|fact| kept.contains(&fact["violation"]));
        }
        file["vehicles"][0]["nickname"] = json!(self.nickname);
        if let Some(some) = self.daily {
            file["maintenance"]["daily"] = if some { json!([{"start": "23:00", "end": "01:30"}]) } else { json!([]) };
        }
        if let Some(points) = self.online_points {
            file["settings"]["parameters"]["online-points-limit"] = json!(points);
        }
        if let (true, Some(violation)) = (self.muted, kept.first()) {
            let muted = json!({"check": "due-soon", "violation": violation, "fingerprint": "0123456789abcdef"});
            file["settings"]["muted"] = json!([muted]);
        }
        file.to_string().into_bytes()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_gives_back_what_there_was(first in variant(), second in variant(), replace in any::<bool>()) {
        let folder = tempfile::tempdir().expect("a folder");
        let house = House::at(folder.path());
        let at = Instant::parse("2026-09-23T21:42:00+08:00").expect("an instant");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let import = async |variant: &Variant, replace| {
                house.import(&variant.file(), replace, false, at, &mut |_| {}).await.expect("a sound file")
            };
            let export = async || {
                let mut file = Vec::new();
                write(&house.household().await.expect("reads"), &mut file).expect("writes");
                file
            };
            import(&first, true).await;
            let before = export().await;
            let changed = !import(&second, replace).await.tally.is_empty();
            let after = export().await;
            prop_assert_eq!(changed, before != after);
            if changed {
                house.undo(at).await.expect("undone");
                prop_assert!(export().await == before, "undo");
                house.redo(at).await.expect("redone");
                prop_assert!(export().await == after, "redo");
            }
            prop_assert!(import(&second, replace).await.tally.is_empty(), "twice is once");
            prop_assert!(export().await == after);
            Ok(())
        })?;
    }
}
