//! Where a submission has texts whose length a rubric may limit.

/// Their JSON pointers, in which `*` stands for any id, any number, or the name of any line.
const PLACES: [&str; 27] = [
    "/department/duties/*",
    "/department/organisation",
    "/goals",
    "/targets/*/text",
    "/targets/*/result",
    "/management/*",
    "/budget/*/reason",
    "/performance/quantity",
    "/performance/quality",
    "/performance/timeliness",
    "/performance/cost",
    "/performance/benefits/economic",
    "/performance/benefits/social",
    "/performance/benefits/ecological",
    "/performance/benefits/administrative",
    "/performance/benefits/sustainability",
    "/performance/satisfaction",
    "/problems/*",
    "/measures/*",
    "/publication/text",
    "/publication/use_of_results",
    "/other",
    "/self/scores/*/reason",
    "/review/scores/*/reason",
    "/indicators/*/reason",
    "/projects/*/reason",
    "/projects/*/indicators/*/reason",
];

/// Does a pointer, in which `*` stands for any step, meet such a place?
pub fn is_known(pointer: &str) -> bool {
    PLACES.iter().any(|place| {
        let (mut known, mut given) = (place.split('/'), pointer.split('/'));
        loop {
            match (known.next(), given.next()) {
                (None, None) => return true,
                (Some(known), Some(given)) if known == given || known == "*" && !given.is_empty() || given == "*" => {}
                _ => return false,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_texts_and_nothing_else() {
        for place in ["/goals", "/performance/*", "/performance/benefits/*", "/problems/0", "/budget/total/reason"] {
            assert!(is_known(place), "{place}");
        }
        for place in
            ["", "/", "goals", "/goal", "/goals/", "/problems", "/problems/", "/self/scores/*", "/year", "/a/*"]
        {
            assert!(!is_known(place), "{place}");
        }
    }
}
