//! What the built-in outlines name is there: a misspelt path is always unknown, and its sentence never written.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use ziping::feel::Expression;
use ziping::outline::{Chapter, Content, OutlineBlock};
use ziping::read;
use ziping::rubric::{Formula, Template, TemplatePart};

use super::{blocks, file};

/// The paths of expressions; what a list binds stands for its first entry.
#[derive(Default)]
struct Paths {
    found: BTreeSet<String>,
    bound: BTreeMap<String, String>,
}

impl Paths {
    fn chapters(&mut self, chapters: &[Chapter]) {
        for chapter in chapters {
            self.blocks(&chapter.blocks);
            self.chapters(&chapter.chapters);
        }
    }

    fn blocks(&mut self, blocks: &[OutlineBlock]) {
        for block in blocks {
            block.when.iter().for_each(|when| self.expression(&when.expression));
            match &block.content {
                Content::Text(template) | Content::Signed(template) => self.parts(&template.parts),
                Content::Paragraphs(formula) => self.expression(&formula.expression),
                Content::List(list) => self.entries(&list.of, list.entry.iter()),
                Content::Table(table) => self.entries(&table.of, table.columns.iter().map(|column| &column.value)),
                Content::Form(lines) => lines.iter().for_each(|(_, value)| self.parts(&value.parts)),
            }
        }
    }

    fn entries<'t>(&mut self, of: &Formula, templates: impl Iterator<Item = &'t Template>) {
        self.expression(&of.expression);
        self.bound.insert("item".to_owned(), format!("({})[1]", of.text));
        templates.for_each(|template| self.parts(&template.parts));
        self.bound.clear();
    }

    fn parts(&mut self, parts: &[TemplatePart]) {
        for part in parts {
            match part {
                TemplatePart::Words(_) => {}
                TemplatePart::Value(formula) => self.expression(&formula.expression),
                TemplatePart::Optional(inner) => self.parts(inner),
            }
        }
    }

    /// The path that an expression is and nothing more.
    fn path(&self, expression: &Expression) -> Option<String> {
        match expression {
            Expression::Name(name) => Some(self.bound.get(name).unwrap_or(name).clone()),
            Expression::Path(inner, member) => Some(format!("{}.{member}", self.path(inner)?)),
            _ => None,
        }
    }

    fn expression(&mut self, expression: &Expression) {
        if let Some(path) = self.path(expression) {
            self.found.insert(path);
            return;
        }
        match expression {
            Expression::Literal(_) | Expression::Name(_) => {}
            Expression::Negation(inner) | Expression::Not(inner) | Expression::Path(inner, _) => self.expression(inner),
            Expression::Binary(left, _, right) => [left, right].iter().for_each(|side| self.expression(side)),
            Expression::Between(parts) | Expression::If(parts) => parts.iter().for_each(|part| self.expression(part)),
            Expression::List(items) | Expression::Call(_, items) => items.iter().for_each(|item| self.expression(item)),
            Expression::Context(entries) => entries.iter().for_each(|(_, entry)| self.expression(entry)),
            Expression::Iteration(_, variables, body) => {
                for (name, list) in variables {
                    self.expression(list);
                    let entry = format!("{}[1]", self.path(list).unwrap_or_else(|| panic!("{name} of no path")));
                    self.bound.insert(name.clone(), entry);
                }
                self.expression(body);
                for (name, _) in variables {
                    self.bound.remove(name);
                }
            }
            other => panic!("no built-in outline has needed {other:?} yet"),
        }
    }
}

/// A submission in which everything is filled, and all that is scored.
fn filled() -> Value {
    let mut whole = file("tests/schema/submission.json");
    let names = ["basic", "personnel", "wages_benefits", "personal_family_subsidies", "operating", "project"];
    for name in names.into_iter().chain(["state_capital", "government_fund", "agency_running"]) {
        whole["budget"][name] = whole["budget"]["total"].clone();
    }
    for name in ["overseas", "vehicles", "vehicle_purchase", "vehicle_running", "reception"] {
        whole["three_public"][name] = whole["three_public"]["total"].clone();
    }
    whole["rubric"]["number"] = json!("附表3");
    whole["rubric"]["authority"] = json!("某县财政局");
    whole["rubric"]["grades"] = json!([{ "name": "优", "at_least": "0" }]);
    let scores = json!({ "approval": { "score": "4" }, "projects": { "score": "9" } });
    whole["self"] = json!({ "total": "13", "scores": scores });
    whole["review"] = json!({ "date": "2025-03-10", "total": "13", "scores": scores });
    whole
}

/// The paths that have a value.
fn known<'p>(paths: &[&'p str]) -> BTreeSet<&'p str> {
    let chapter = |(index, path): (usize, &&str)| {
        let text = format!("{{if {path} = null then null else {index}}}");
        json!({ "title": "有", "optional": true, "blocks": [{ "text": text }] })
    };
    let chapters: Vec<Value> = paths.iter().enumerate().map(chapter).collect();
    let outline = json!({ "id": "paths", "version": "1", "title": "有", "chapters": chapters });
    let written = blocks(&filled(), &outline);
    let indices = written.iter().filter_map(|block| block["paragraph"]["text"].as_str()?.parse::<usize>().ok());
    indices.map(|index| paths[index]).collect()
}

#[test]
fn every_path_of_a_built_in_outline_is_there() {
    for built_in in read::built_in_outlines() {
        let outline = &built_in.outline;
        let mut paths = Paths::default();
        paths.parts(&outline.title.parts);
        paths.blocks(&outline.lead);
        paths.chapters(&outline.chapters);
        paths.blocks(&outline.closing);
        let paths: Vec<&str> = paths.found.iter().map(String::as_str).collect();
        let known = known(&paths);
        let unknown: Vec<&&str> = paths.iter().filter(|path| !known.contains(*path)).collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", outline.id);
        assert!(paths.len() > 30, "{}: only {paths:?}", outline.id);
    }
}

#[test]
fn a_misspelt_path_is_not_there() {
    let paths =
        ["department.name", "department.nmae", "projects", "(projects)[1].name", "(projects)[1].nmae", "score.grade"];
    assert_eq!(known(&paths), BTreeSet::from(["department.name", "projects", "(projects)[1].name", "score.grade"]));
}
