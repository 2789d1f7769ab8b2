//! Lists that are walked: `for`, `some`, `every` (DMN 1.5, 10.3.2.14) and filters (10.3.2.5).

use super::arithmetic::{counted, whole};
use super::evaluate::{Binding, Evaluation, MOST_ITEMS, Scope, place};
use super::{Expression, Quantifier, Range, Value};

/// What came of the passes so far.
struct Gathered<'e> {
    quantifier: Quantifier,
    /// For `for`, a list of all results; a list that a name can be bound to.
    results: Value<'e>,
    /// For `some` and `every`: was one result neither true nor false?
    unknown: bool,
    decided: bool,
}

impl<'e> Evaluation<'e> {
    pub fn iteration(
        &self,
        quantifier: Quantifier,
        variables: &'e [(String, Expression)],
        body: &'e Expression,
        scope: Option<&Scope<'_, 'e>>,
    ) -> Option<Value<'e>> {
        let mut gathered = Gathered { quantifier, results: Value::List(Vec::new()), unknown: false, decided: false };
        self.pass(&mut gathered, variables, body, scope)?;
        match quantifier {
            Quantifier::For => Some(gathered.results),
            _ if gathered.decided => Some(Value::Boolean(quantifier == Quantifier::Some)),
            _ if gathered.unknown => None,
            _ => Some(Value::Boolean(quantifier == Quantifier::Every)),
        }
    }

    /// Runs through the values of the first variable, and for each through those of the others.
    fn pass(
        &self,
        gathered: &mut Gathered<'e>,
        variables: &'e [(String, Expression)],
        body: &'e Expression,
        scope: Option<&Scope<'_, 'e>>,
    ) -> Option<()> {
        let Some(((name, list), inner)) = variables.split_first() else {
            let result = if gathered.quantifier == Quantifier::For {
                let binding = Binding::Name("partial", &gathered.results);
                self.value(body, Some(&Scope { outer: scope, binding }))
            } else {
                self.value(body, scope)
            };
            return gathered.take(result);
        };
        for value in self.walked(self.value(list, scope))? {
            if gathered.decided || !self.spend(1) {
                break;
            }
            self.pass(gathered, inner, body, Some(&Scope { outer: scope, binding: Binding::Name(name, &value) }))?;
        }
        Some(())
    }

    /// The values that a variable takes: of a list, of a range of whole numbers or of days; any other
    /// value is a list of itself.
    fn walked(&self, value: Value<'e>) -> Option<Vec<Value<'e>>> {
        match value {
            Value::List(items) => Some(items),
            Value::Range(range) => self.steps(&range),
            Value::Null => None,
            other => Some(vec![other]),
        }
    }

    fn steps(&self, range: &Range<'e>) -> Option<Vec<Value<'e>>> {
        let (mut at, length) = match (&range.start, &range.end) {
            (Value::Number(start), Value::Number(end)) => (whole(*start)?, whole(*end)?.checked_sub(whole(*start)?)?),
            (Value::Date(start), Value::Date(end)) => (0, end.days_after(*start)),
            _ => return None,
        };
        let step = length.signum();
        let count = usize::try_from(length.unsigned_abs()).ok()?.checked_add(1)?;
        if count > MOST_ITEMS || !self.spend(count) {
            return None;
        }
        let mut values = Vec::with_capacity(count);
        for _ in 0..count {
            values.push(match &range.start {
                Value::Date(start) => Value::Date(start.plus_days(at)?),
                _ => Value::Number(counted(at)),
            });
            at = at.checked_add(step)?;
        }
        if !range.bounds.end {
            values.pop();
        }
        if !range.bounds.start && !values.is_empty() {
            values.remove(0);
        }
        Some(values)
    }

    /// The items for which a condition is true; the one item at a place, where a number is given.
    pub fn filter(
        &self,
        list: Value<'e>,
        condition: &'e Expression,
        scope: Option<&Scope<'_, 'e>>,
    ) -> Option<Value<'e>> {
        let mut items = match list {
            Value::List(items) => items,
            Value::Null => return None,
            other => vec![other],
        };
        let asked =
            |item: &Value<'e>| self.value(condition, Some(&Scope { outer: scope, binding: Binding::Item(item) }));
        let mut kept = Vec::new();
        let first = asked(items.first().unwrap_or(&Value::Null));
        // A place is a number without any item, too.
        if let Value::Number(_) = first
            && let Value::Number(number) = self.value(condition, scope)
        {
            let place = place(number, items.len())?;
            return Some(items.swap_remove(place));
        }
        let mut first = Some(first);
        for item in items {
            let met = first.take().unwrap_or_else(|| asked(&item));
            if matches!(met, Value::Boolean(true)) {
                kept.push(item);
            }
        }
        Some(Value::List(kept))
    }
}

impl<'e> Gathered<'e> {
    fn take(&mut self, result: Value<'e>) -> Option<()> {
        match (self.quantifier, result) {
            (Quantifier::For, result) => {
                let Value::List(results) = &mut self.results else { return None };
                if results.len() >= MOST_ITEMS {
                    return None;
                }
                results.push(result);
            }
            (quantifier, Value::Boolean(value)) => self.decided = value == (quantifier == Quantifier::Some),
            _ => self.unknown = true,
        }
        Some(())
    }
}
