//! Evaluates random expressions with this crate and with the DMN engine dsntk, and compares the results.
//!
//! A package of its own, as the other engine brings C with it: `npm run oracle`, or
//! `cargo run --release --manifest-path tests/oracle/Cargo.toml -- 100000 1`, with how many expressions and
//! which seed. Where the engines differ, `difference.rs` finds the parts at which they begin to, and
//! `exclusions` says by which rule of the standard, or by which limit, they may.

mod difference;
mod engines;
mod exclusions;
mod figures;
mod generator;
mod text;

use std::fmt::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use difference::{Difference, differences};
use engines::{Names, Pair};
use exclusions::{Exclusion, all};
use generator::Generator;
use ziping::feel::Value;

/// How many expressions are generated from one seed, whatever the number of threads.
const BATCH: usize = 500;

/// The share of expressions that exclusions may take, all together, in 10,000.
const MOST_EXCLUDED: usize = 900;

/// From so many expressions on, every exclusion has to take one: else it is not needed.
const ENOUGH: usize = 100_000;

struct Report {
    agreed: usize,
    null: usize,
    excluded: usize,
    /// How many expressions each exclusion took part in.
    by_exclusion: Vec<usize>,
    unexplained: Vec<String>,
}

fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse().expect("a whole number"));
    let (count, seed) = (arguments.next().unwrap_or(100_000), arguments.next().unwrap_or(1));
    let mut faults = faults_of_examples();
    let start = Instant::now();
    let report = compared(count, seed);
    let took = start.elapsed();
    for (exclusion, taken) in all().zip(&report.by_exclusion) {
        println!("{taken:6}  {}\n        as in {}", exclusion.rule, exclusion.example);
        if taken * 10_000 > exclusion.most * count.max(ENOUGH) {
            faults.push(format!("takes more than {} of 10,000: {}", exclusion.most, exclusion.rule));
        }
        if *taken == 0 && count >= ENOUGH {
            faults.push(format!("takes none: {}", exclusion.rule));
        }
    }
    if report.excluded * 10_000 > MOST_EXCLUDED * count.max(ENOUGH) {
        faults.push(format!("exclusions take more than {MOST_EXCLUDED} of 10,000"));
    }
    report.unexplained.iter().for_each(|difference| println!("\ndiffers: {difference}"));
    faults.iter().for_each(|fault| println!("\nexclusion: {fault}"));
    let micros = took.as_micros() / u128::try_from(count.max(1)).unwrap_or(1);
    println!(
        "\n{count} expressions, seed {seed}, in {:.1} s, {micros} µs each; {} null",
        took.as_secs_f32(),
        report.null
    );
    let failed = report.unexplained.len() + faults.len();
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    println!("test result: {verdict}. {} passed; {failed} failed; {} excluded", report.agreed, report.excluded);
    std::process::exit(i32::from(failed > 0));
}

/// Every exclusion has an example that it takes, and no other before it.
fn faults_of_examples() -> Vec<String> {
    let names = Names::of_the_generator();
    let mut faults = Vec::new();
    for (place, exclusion) in all().enumerate() {
        let found = differences(exclusion.example, &names);
        let places: Vec<_> = found.iter().map(excluding).collect();
        if places != [Some(place)] {
            faults.push(format!("{places:?} take {}: {}", exclusion.example, exclusion.rule));
        }
    }
    faults
}

fn excluding(difference: &Difference) -> Option<usize> {
    all().position(|exclusion: &Exclusion| (exclusion.applies)(difference))
}

fn compared(count: usize, seed: usize) -> Report {
    let report = Mutex::new(Report {
        agreed: 0,
        null: 0,
        excluded: 0,
        by_exclusion: vec![0; all().count()],
        unexplained: Vec::new(),
    });
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, Into::into) {
            scope.spawn(|| {
                let names = Names::of_the_generator();
                loop {
                    let batch = next.fetch_add(1, Ordering::Relaxed);
                    let Some(left) = count.checked_sub(batch * BATCH).filter(|left| *left > 0) else { break };
                    let mut generator = Generator::new((seed * 1_000_003 + batch) as u64);
                    (0..left.min(BATCH)).for_each(|_| compare(&generator.expression(), &names, &report));
                }
            });
        }
    });
    report.into_inner().expect("no thread panicked")
}

fn compare(expression: &str, names: &Names, report: &Mutex<Report>) {
    let pair = names.read(expression);
    let found = if pair.agree() { Vec::new() } else { differences(expression, names) };
    let mut report = report.lock().expect("no thread panicked");
    report.null += usize::from(matches!(pair.ours, Some(Value::Null)));
    let mut places: Vec<_> = found.iter().map(excluding).collect();
    for difference in found.iter().zip(&places).filter(|(_, place)| place.is_none()).map(|(difference, _)| difference) {
        report.unexplained.push(described(difference, expression));
    }
    if found.is_empty() {
        report.agreed += 1;
    } else if places.iter().all(Option::is_some) {
        report.excluded += 1;
    }
    places.sort_unstable();
    places.dedup();
    places.into_iter().flatten().for_each(|place| report.by_exclusion[place] += 1);
}

fn described(difference: &Difference, expression: &str) -> String {
    let mut text = format!("{}\n    {}", difference.text, shown(&difference.result));
    for (name, pairs) in [("operands", &difference.operands), ("passes", &difference.passes)] {
        let pairs: Vec<_> = pairs.iter().map(shown).collect();
        let _ = write!(text, "\n    {name}: {}", pairs.join("; "));
    }
    text + "\n    in " + expression
}

fn shown(pair: &Pair) -> String {
    let ours = pair.ours.as_ref().map_or_else(|| "refused".to_owned(), figures::shown);
    let theirs = pair.theirs.as_ref().map_or_else(|| "refused".to_owned(), ToString::to_string);
    if pair.agree() { ours } else { format!("ziping: {ours}, dsntk: {theirs}") }
}
