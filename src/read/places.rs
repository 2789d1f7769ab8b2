//! The places of a rubric that extends another, in what its author wrote.

use super::extends::{EXTENDS, id};
use super::objects::MOST_ENTRIES;
use super::tree::{self, Tree};

/// The places of a whole rubric in what its author wrote.
pub struct Places<'t> {
    whole: Tree<'t>,
    own: Tree<'t>,
}

impl<'t> Places<'t> {
    /// The places of a text that extends another, in the text of the whole.
    pub fn new(whole: &'t str, own: &'t str) -> Option<Self> {
        Some(Self { whole: tree::parse(whole).ok()?, own: tree::parse(own).ok()? })
    }

    /// Where a place of the whole stands in what its author wrote; what comes from elsewhere, at `extends`. `None`
    /// below a text that names something else, as the sheet of a project does.
    pub fn place(&self, pointer: &str) -> Option<String> {
        let (mut whole, mut own) = (&self.whole, &self.own);
        let mut place = String::new();
        for step in pointer.split('/').skip(1) {
            if !place.is_empty() && own.field(EXTENDS).is_some() {
                return Some(place);
            }
            let name = unescaped(step);
            match next(whole, own, &name) {
                Next::Own(below, entry, index) => {
                    (whole, own) = (below, entry);
                    place.push('/');
                    place.push_str(&index.map_or_else(|| step.to_owned(), |index| index.to_string()));
                }
                Next::Extended => return Some(format!("/{EXTENDS}")),
                Next::Missing => {
                    place.push('/');
                    place.push_str(step);
                }
                Next::Elsewhere => return None,
            }
        }
        Some(place)
    }
}

/// Where a step leads.
enum Next<'a, 't> {
    /// To what the author wrote, in a list perhaps at another index.
    Own(&'a Tree<'t>, &'a Tree<'t>, Option<usize>),
    /// To what the author did not write.
    Extended,
    /// To a field that is not there: it is missing there.
    Missing,
    /// Into a text.
    Elsewhere,
}

fn next<'a, 't>(whole: &'a Tree<'t>, own: &'a Tree<'t>, name: &str) -> Next<'a, 't> {
    match (whole, own) {
        (Tree::Object(all), Tree::Object(fields)) => match (all.get(name), fields.get(name)) {
            (Some(below), Some(entry)) => Next::Own(below, entry, None),
            (Some(_), None) => Next::Extended,
            (None, _) => Next::Missing,
        },
        (Tree::List(all), Tree::List(entries)) => {
            let index = name.parse::<usize>().ok();
            let Some((index, below)) = index.and_then(|index| Some((index, all.get(index)?))) else {
                return Next::Missing;
            };
            // An id that stands twice is refused at its second place.
            let before = all.iter().take(index).filter(|entry| id(entry) == id(below)).count();
            let same = || entries.iter().take(MOST_ENTRIES).enumerate().filter(|(_, entry)| id(entry) == id(below));
            let found = match id(below) {
                Some(_) => same().nth(before).or_else(|| same().next()),
                None => entries.get(index).map(|entry| (index, entry)),
            };
            found.map_or(Next::Extended, |(index, entry)| Next::Own(below, entry, Some(index)))
        }
        (Tree::Text(_), _) => Next::Elsewhere,
        _ => Next::Missing,
    }
}

/// The name that a step of a pointer stands for. The search of the standard library costs 4 KB in the WebAssembly file.
fn unescaped(step: &str) -> String {
    let mut name = String::with_capacity(step.len());
    let mut characters = step.chars();
    while let Some(character) = characters.next() {
        name.push(match character {
            '~' => match characters.next() {
                Some('1') => '/',
                _ => '~',
            },
            other => other,
        });
    }
    name
}
