//! What holds for every input, not only for the cases that somebody thought of.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "a test may panic")]

mod support;

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};
use support::Case;
use ziping::decimal::{self, Decimal, Fraction, Rounding, RoundingMode};
use ziping::{Invalid, Options};

const FACTS: [&str; 10] = [
    "finance_posts_compliant",
    "spending_approved",
    "procurement_compliant",
    "treasury_payment",
    "accounting_truthful",
    "targets_reported",
    "three_public_within_budget",
    "three_public_decreased",
    "three_public_on_time",
    "statements_submitted",
];

fn known(text: &Value) -> Decimal {
    text.as_str().map_or(Decimal::ZERO, |text| decimal::parse(text).unwrap())
}

fn score(submission: &Value) -> Value {
    serde_json::from_str(&ziping::score(&submission.to_string(), Options::default()).unwrap()).unwrap()
}

prop_compose! {
    fn amount()(cents in 0_u32..100_000, known in any::<bool>()) -> Value {
        if known { json!(format!("{}.{:02}", cents / 100, cents % 100)) } else { Value::Null }
    }
}

prop_compose! {
    fn submission()(
        answers in prop::collection::vec(0_u8..4, FACTS.len()),
        scope in prop::option::of(prop::sample::select(vec!["both", "one", "none"])),
        amounts in prop::collection::vec(amount(), 3),
        projects in prop::collection::vec((0_u32..=10_000, 0_u32..100_000), 0..5),
    ) -> Value {
        let facts: serde_json::Map<String, Value> = FACTS
            .iter()
            .zip(answers)
            .map(|(id, answer)| {
                let answer = match answer {
                    0 => Value::Null,
                    1 => json!({"na": "没有此项业务"}),
                    other => json!(other == 2),
                };
                ((*id).to_owned(), answer)
            })
            .chain([("publication_scope".to_owned(), json!(scope))])
            .collect();
        let projects: Vec<Value> = projects
            .into_iter()
            .map(|(score, budget)| json!({
                "score": format!("{}.{:02}", score / 100, score % 100),
                "budget": format!("{}.{:02}", budget / 100, budget % 100),
            }))
            .collect();
        json!({
            "rubric": "ningxian-2023-department",
            "facts": facts,
            "three_public": {"total": {"budget": amounts[0], "executed": amounts[1], "last_year": amounts[2]}},
            "projects": projects,
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(2023), ..ProptestConfig::default() })]

    #[test]
    fn points_are_earned_lost_or_open(submission in submission()) {
        let sheet = score(&submission);
        let mut sum = Decimal::ZERO;
        for item in sheet["sections"].as_array().unwrap().iter().flat_map(|section| section["items"].as_array().unwrap()) {
            let parts = decimal::sum([known(&item["computed"]), known(&item["open"]), known(&item["lost_points"])]);
            prop_assert_eq!(parts, Some(known(&item["points"])), "{}", item);
            prop_assert_eq!(item["missing"].as_array().unwrap().is_empty(), known(&item["open"]).is_zero(), "{}", item);
            let lost = item["lost"].as_array().unwrap().iter().map(|loss| known(&loss["points"]));
            prop_assert_eq!(decimal::sum(lost), Some(known(&item["lost_points"])), "{}", item);
            sum = decimal::sum([sum, known(&item["computed"])]).unwrap();
        }
        prop_assert_eq!(known(&sheet["totals"]["computed"]["score"]), sum);
    }

    #[test]
    fn an_answer_more_never_raises_what_can_still_be_reached(submission in submission(), answer in any::<bool>(), which in 0..FACTS.len()) {
        let (mut less, mut more) = (submission.clone(), submission);
        less["facts"][FACTS[which]] = Value::Null;
        more["facts"][FACTS[which]] = json!(answer);
        let attainable = |submission: &Value| {
            let totals = &score(submission)["totals"];
            decimal::sum([known(&totals["computed"]["score"]), known(&totals["open"])]).unwrap()
        };
        prop_assert!(attainable(&more) <= attainable(&less));
    }

    #[test]
    fn a_review_counts_what_its_answers_would_earn(
        submission in submission(), answers in prop::collection::vec((0..FACTS.len(), any::<bool>()), 0..6),
    ) {
        let (mut reviewed, mut merged) = (submission.clone(), submission);
        // Of a fact that figures decide, the answer counts only for the reviewer.
        for (which, answer) in answers.into_iter().filter(|(which, _)| !FACTS[*which].starts_with("three_public")) {
            reviewed["review"]["facts"][FACTS[which]] = json!(answer);
            merged["facts"][FACTS[which]] = json!(answer);
        }
        let (reviewed, merged) = (score(&reviewed), score(&merged));
        let items = |sheet: &Value| -> Vec<Value> {
            let sections = sheet["sections"].as_array().unwrap().iter();
            sections.flat_map(|section| section["items"].as_array().unwrap().clone()).collect()
        };
        for (item, answered) in items(&reviewed).iter().zip(items(&merged)) {
            if !item["reviewed"].is_null() {
                prop_assert_eq!(&answered["state"], &json!("scored"));
                prop_assert_eq!(&item["reviewed"], &answered["computed"]);
            }
        }
    }

    #[test]
    fn the_order_of_fields_and_the_way_of_writing_change_nothing(submission in submission()) {
        let text = submission.to_string();
        let pretty = serde_json::to_string_pretty(&submission).unwrap();
        let options = Options::default();
        prop_assert_eq!(ziping::score(&text, options).unwrap(), ziping::score(&pretty, options).unwrap());
        prop_assert_eq!(ziping::seal(&text, true).unwrap(), ziping::seal(&pretty, true).unwrap());
        let fields = submission.as_object().unwrap().iter().rev();
        let fields: Vec<String> = fields.map(|(name, value)| format!("{}:{value}", json!(name))).collect();
        let reversed = format!("{{{}}}", fields.join(","));
        prop_assert_eq!(ziping::seal(&text, true).unwrap(), ziping::seal(&reversed, true).unwrap());
    }

    #[test]
    fn a_sealed_sheet_verifies_and_a_changed_one_does_not(submission in submission(), total in 0_u8..200) {
        let text = submission.to_string();
        let sealed = ziping::seal(&text, true).unwrap();
        let verify = |sealed: &str| -> Value { serde_json::from_str(&ziping::verify(&text, sealed).unwrap()).unwrap() };
        prop_assert_eq!(&verify(&sealed)["valid"], &json!(true));
        let mut tampered: Value = serde_json::from_str(&sealed).unwrap();
        prop_assume!(tampered["totals"]["self"]["score"] != json!(total.to_string()));
        tampered["totals"]["self"]["score"] = json!(total.to_string());
        prop_assert_eq!(&verify(&tampered.to_string())["valid"], &json!(false));
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,200}") {
        let _ = ziping::score(&text, Options::default());
        let _ = ziping::feel::parse(&text);
        let _ = decimal::parse(&text);
        let _ = ziping::read::rubric(&text);
    }

    #[test]
    fn no_json_like_text_makes_it_panic(text in "[\\[\\]{}:,\"\\\\0-9eE.+\\-ntfalsru x单]{0,120}") {
        let _ = ziping::score(&text, Options::default());
        let _ = ziping::read::tree::parse(&text);
    }

    #[test]
    fn no_damage_to_a_submission_makes_it_panic(
        which in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        damage in prop::sample::select(vec!["", "{", "}", "[", "]", "\"", ",", ":", "null", "-1", "1e99", "\\u", "９", "NaN", "{\"na\":1}"]),
        cut in 0_usize..30,
    ) {
        static INPUTS: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
            let written = Case::all().into_iter().filter(|case| case.folder.join("submission.json").exists());
            written.map(|case| case.input().chars().collect()).collect()
        });
        let characters = which.get(&INPUTS);
        let start = if characters.is_empty() { 0 } else { place.index(characters.len()) };
        let damaged: String = characters[..start].iter().chain(&damage.chars().collect::<Vec<_>>())
            .chain(&characters[(start + cut).min(characters.len())..]).collect();
        let options = Options { trace: true, invalid: Invalid::Unknown };
        if let Err(problems) = ziping::score(&damaged, options) {
            prop_assert!(!problems.is_empty());
        }
        let _ = ziping::seal(&damaged, false);
        let _ = ziping::verify(&damaged, &damaged);
    }

    #[test]
    fn a_fraction_rounds_as_long_division_does(
        points in 0_u32..100_000, above in 0_u32..1_000_000, below in 1_u32..1_000_000, decimals in 0_u32..4,
    ) {
        // points has two decimals; everything in whole numbers of 10^-(decimals + 2)
        let exact = Fraction::from(Decimal::new(points.into(), 2))
            .times(Decimal::from(above).into()).unwrap()
            .divided_by(Decimal::from(below).into()).unwrap();
        let dividend = u128::from(points) * u128::from(above) * 10_u128.pow(decimals);
        let divisor = u128::from(below) * 100;
        for (mode, expected) in [
            (RoundingMode::HalfUp, (2 * dividend + divisor) / (2 * divisor)),
            (RoundingMode::Down, dividend / divisor),
            (RoundingMode::Up, dividend.div_ceil(divisor)),
        ] {
            let rounded = exact.round(Rounding { decimals, mode }).unwrap();
            prop_assert_eq!(rounded, Decimal::from_i128_with_scale(expected.try_into().unwrap(), decimals));
        }
    }

    #[test]
    fn fractions_keep_the_laws_of_arithmetic(a in -10_000_i64..10_000, b in -10_000_i64..10_000, c in 1_i64..10_000) {
        let [a, b, c] = [a, b, c].map(|number| Fraction::from(Decimal::new(number, 2)));
        let equal = |left: Fraction, right: Fraction| left.compare(right) == Some(std::cmp::Ordering::Equal);
        prop_assert!(equal(a.plus(b).unwrap(), b.plus(a).unwrap()));
        prop_assert!(equal(a.plus(b).unwrap().minus(b).unwrap(), a));
        prop_assert!(equal(a.divided_by(c).unwrap().times(c).unwrap(), a));
        let left = a.plus(b).unwrap().divided_by(c).unwrap();
        let right = a.divided_by(c).unwrap().plus(b.divided_by(c).unwrap()).unwrap();
        prop_assert!(equal(left, right));
    }

    #[test]
    fn a_decimal_is_printed_as_it_was_read(mantissa in any::<i64>(), scale in 0_u32..28) {
        let value = Decimal::from_i128_with_scale(mantissa.into(), scale);
        prop_assert_eq!(decimal::parse(&decimal::text(value)), Ok(value));
    }
}
