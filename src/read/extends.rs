//! Rubrics that start from another: 「同一计分办法，各地只改分值」.
//!
//! In: the text of a rubric. Out: the text of the whole rubric, in which what the author wrote stands over what
//! it extends. Objects are merged field by field, lists whose entries have ids by these, `null` removes.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::builtin;
use super::objects::MOST_ENTRIES;
use super::problems::Problems;
use super::tree::{self, Tree};
use super::values::{Complaint, excerpt};
use crate::problem::{Problem, ProblemCode, push_step};

pub(super) const EXTENDS: &str = "extends";

/// The whole rubric, where what it extends is there, and the problems of extending it, at their places in the text.
pub fn whole(text: &str) -> (Option<Cow<'_, str>>, Vec<Problem>) {
    let own = match tree::parse(text) {
        Ok(own) => own,
        Err(problems) => return (None, problems),
    };
    if matches!(own.field(EXTENDS), None | Some(Tree::Null)) {
        return (Some(Cow::Borrowed(text)), Vec::new());
    }
    let mut extension = Extension::default();
    let whole = extension.resolve(own, "").map(|whole| Cow::Owned(whole.canonical()));
    (whole, extension.problems.into_list())
}

type Fields<'a> = BTreeMap<Cow<'a, str>, Tree<'a>>;

#[derive(Default)]
struct Extension {
    /// The ids of what is being extended.
    chain: Vec<String>,
    problems: Problems,
}

impl Extension {
    fn resolve<'a>(&mut self, own: Tree<'a>, pointer: &str) -> Option<Tree<'a>> {
        let Tree::Object(mut fields) = own else { return Some(own) };
        let Some(base) = fields.remove(EXTENDS).filter(|base| *base != Tree::Null) else {
            return Some(Tree::Object(fields));
        };
        // Under the id and the version of another rubric, a sheet would seem to be scored by that one.
        for (field, term) in [("id", "计分办法的编号"), ("version", "计分办法的版本")] {
            if !matches!(fields.get(field), Some(Tree::Text(text)) if !text.trim().is_empty()) {
                let message = format!("缺少“{field}”（{term}）");
                let hint = format!("请补上{term}；沿用其他计分办法的，须有自己的编号和版本");
                self.problems.note(format!("{pointer}/{field}"), (ProblemCode::MissingField, message, hint));
            }
        }
        let below = format!("{pointer}/{EXTENDS}");
        if let Some(Tree::Text(id)) = fields.get("id").filter(|id| **id != Tree::Text(Cow::Borrowed(""))) {
            if self.chain.iter().any(|known| known == id) {
                return self.fail(below, cyclic(id));
            }
            self.chain.push(id.to_string());
        }
        let base = match base {
            Tree::Object(_) => self.resolve(base, &below)?,
            Tree::Text(id) => {
                let Some(text) = builtin::text(&id) else { return self.fail(below, unknown(&id)) };
                if self.chain.iter().any(|known| *known == id) {
                    return self.fail(below, cyclic(&id));
                }
                self.resolve(tree::parse(text).ok()?, &below)?
            }
            _ => {
                let message = "extends 应为内置计分办法的编号（文本）或全文（一组字段）".to_owned();
                return self.fail(below, (ProblemCode::WrongType, message, "请改为编号或全文".to_owned()));
            }
        };
        Some(self.merge(base, Tree::Object(fields), pointer))
    }

    fn fail<T>(&mut self, pointer: String, complaint: Complaint) -> Option<T> {
        self.problems.note(pointer, complaint);
        None
    }

    /// What stands in `own`, over what stands in `base`.
    fn merge<'a>(&mut self, base: Tree<'a>, own: Tree<'a>, pointer: &str) -> Tree<'a> {
        match (base, own) {
            (Tree::Object(base), Tree::Object(own)) if !own.contains_key("kind") => {
                Tree::Object(self.merge_fields(base, own, pointer))
            }
            (Tree::List(base), Tree::List(own)) if !own.is_empty() && own.iter().all(|entry| id(entry).is_some()) => {
                Tree::List(self.merge_entries(base, own, pointer))
            }
            (_, own) => own,
        }
    }

    fn merge_fields<'a>(&mut self, mut base: Fields<'a>, own: Fields<'a>, pointer: &str) -> Fields<'a> {
        for (name, value) in own {
            let merged = match (base.remove(&name), value) {
                (_, Tree::Null) => continue,
                (Some(old), value) => {
                    let mut pointer = pointer.to_owned();
                    push_step(&mut pointer, &name);
                    self.merge(old, value, &pointer)
                }
                (None, value) => value,
            };
            base.insert(name, merged);
        }
        base
    }

    fn merge_entries<'a>(&mut self, base: Vec<Tree<'a>>, own: Vec<Tree<'a>>, pointer: &str) -> Vec<Tree<'a>> {
        if own.len() > MOST_ENTRIES {
            let message = format!("此处超过 {MOST_ENTRIES} 项，没有读");
            let complaint = (ProblemCode::TooManyEntries, message, "请核对数据的来源，删去多余的内容".to_owned());
            self.problems.note(pointer.to_owned(), complaint);
            return base;
        }
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (place, id) in base.iter().enumerate().filter_map(|(place, entry)| Some((place, id(entry)?))) {
            places.entry(id.to_owned()).or_insert(place);
        }
        let kind = LISTS.iter().find(|list| pointer.ends_with(list.name)).unwrap_or(&OTHER);
        let mut merged: Vec<Option<Tree<'a>>> = base.into_iter().map(Some).collect();
        let mut seen = BTreeSet::new();
        for (index, entry) in own.into_iter().enumerate() {
            let id = id(&entry).unwrap_or_default().to_owned();
            let pointer = format!("{pointer}/{index}");
            let removes = entry.field("remove") == Some(&Tree::Boolean(true));
            let old = places.get(&id).and_then(|place| merged.get_mut(*place));
            match old {
                _ if seen.contains(&id) => {
                    let message = format!("编号“{}”用了两次", excerpt(&id));
                    let complaint = (ProblemCode::DuplicateId, message, "请给每一处不同的编号".to_owned());
                    self.problems.note(pointer, complaint);
                }
                Some(old) if removes => *old = None,
                Some(old) => *old = old.take().map(|old| self.merge(old, entry, &pointer)),
                None if removes || kind.is_hardly_new(&entry) => {
                    let complaint = kind.unknown(&id, &places, removes);
                    self.problems.note(pointer + "/id", complaint);
                }
                None => merged.push(Some(entry)),
            }
            seen.insert(id);
        }
        merged.into_iter().flatten().collect()
    }
}

/// A list whose entries have ids.
struct EntryList {
    name: &'static str,
    term: &'static str,
    unknown: ProblemCode,
    /// What a new entry must have.
    required: &'static [&'static str],
}

const LISTS: [EntryList; 6] = [
    EntryList { name: "/facts", term: "情况", unknown: ProblemCode::UnknownFact, required: &["label", "type"] },
    EntryList {
        name: "/items",
        term: "考核内容",
        unknown: ProblemCode::UnknownItem,
        required: &["title", "points", "standard", "rule"],
    },
    EntryList {
        name: "/sections",
        term: "部分",
        unknown: ProblemCode::UnknownChoice,
        required: &["title", "points", "items"],
    },
    EntryList { name: "/signatures", term: "签章栏", ..OTHER },
    EntryList { name: "/audit", term: "核查项目设置", unknown: ProblemCode::UnknownCheck, required: &[] },
    EntryList {
        name: "/checks",
        term: "自设核查",
        unknown: ProblemCode::UnknownCheck,
        required: &["title", "severity", "when", "message"],
    },
];

const OTHER: EntryList = EntryList { name: "", term: "内容", unknown: ProblemCode::UnknownChoice, required: &[] };

impl EntryList {
    /// Lacks an entry so much of what it must have that its id is rather mistyped?
    fn is_hardly_new(&self, entry: &Tree<'_>) -> bool {
        let (there, missing): (Vec<&str>, Vec<&str>) =
            self.required.iter().partition(|name| entry.field(name).is_some());
        missing.len() >= there.len() && !missing.is_empty()
    }

    fn unknown(&self, id: &str, known: &BTreeMap<String, usize>, removes: bool) -> Complaint {
        let message = format!("沿用的计分办法中没有编号为“{}”的{}", excerpt(id), self.term);
        let mut shown: Vec<String> = known.keys().take(MOST_SHOWN).map(|id| excerpt(id)).collect();
        if known.len() > MOST_SHOWN {
            shown.push("…".to_owned());
        }
        let mut hint = format!("已有的编号：{}", shown.join("、"));
        if !removes {
            hint.push_str(&["；新增的", self.term, "须写全 ", &self.required.join("、")].concat());
        }
        (self.unknown, message, hint)
    }
}

/// The most ids that a hint lists.
const MOST_SHOWN: usize = 30;

fn cyclic(id: &str) -> Complaint {
    let message = format!("计分办法“{}”沿用来沿用去，又回到了自己", excerpt(id));
    (ProblemCode::CyclicExtends, message, "请更正 extends，或给这份计分办法另起编号".to_owned())
}

fn unknown(id: &str) -> Complaint {
    let message = format!("没有编号为“{}”的内置计分办法可以沿用", excerpt(id));
    let hint = format!("内置的计分办法有：{}", builtin::ids().collect::<Vec<_>>().join("、"));
    (ProblemCode::UnknownRubric, message, hint)
}

/// The id of an entry.
pub(super) fn id<'t>(entry: &'t Tree<'_>) -> Option<&'t str> {
    match entry.field("id") {
        Some(Tree::Text(id)) => Some(id),
        _ => None,
    }
}
