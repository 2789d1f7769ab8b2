//! Whatever the filler writes is text in every format: it makes no element, no row and no cell of its own.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use roxmltree::Document;
use serde_json::{Value, json};
use ziping::{Format, read};

use super::{consistent, render};

/// Places of texts that a report shows: in its sentences, its tables and its lines to sign.
const TEXTS: [&str; 24] = [
    "/department/name",
    "/department/duties/0",
    "/department/organisation",
    "/department/staffing/kind",
    "/department/staffing/positions/0/title",
    "/department/assets/net_value_term",
    "/goals",
    "/targets/0/text",
    "/targets/0/result",
    "/management/0",
    "/budget/total/reason",
    "/performance/quantity",
    "/performance/benefits/social",
    "/performance/satisfaction",
    "/problems/0",
    "/measures/0",
    "/publication/text",
    "/publication/channel",
    "/other",
    "/projects/0/name",
    "/projects/0/indicators/0/title",
    "/self/scores/three_public/reason",
    "/attachments/0",
    "/filing/unit_name",
];

/// Pieces of which texts are made that are something else in HTML, in Markdown, in an outline or in an expression.
const PIECES: [&str; 44] = [
    "<script>alert(1)</script>",
    "</td></tr></table>",
    "<br>",
    "<td>",
    "</p>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&lt;",
    "&amp;nbsp;",
    "&#x3c;",
    "\"",
    "'",
    "=\"'>",
    "|",
    "\\|",
    "\\",
    "`",
    "``",
    "***",
    "__",
    "~~",
    "# ",
    "- ",
    "1. ",
    "> ",
    "| --- |",
    "[x](javascript:alert(1))",
    "![](http://127.0.0.1/)",
    "{department.name}",
    "{{",
    "}}",
    "[",
    "]",
    "{1/0}",
    "\t",
    "\r\n",
    "\n",
    "\u{1}",
    "\u{2028}",
    "\u{202e}",
    "🙂é",
    "　",
];

prop_compose! {
    /// It begins with a sign, so that no part of it is only a number, and none is empty.
    fn text()(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 1..12), any in any::<String>()) -> String {
        ["甲", &pieces.concat(), &any].concat()
    }
}

/// A text with as many lines that says nothing.
fn plain(text: &str) -> String {
    let line = |line: &str| if line.trim().is_empty() { "" } else { "甲" };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// A submission with texts at their places.
fn with(texts: &[(&str, String)]) -> Value {
    let mut submission = consistent();
    for (place, text) in texts {
        *submission.pointer_mut(place).unwrap() = json!(text);
    }
    submission
}

/// An HTML file as XML, which every reader of it refuses where something is not escaped.
fn xml(html: &str) -> String {
    let (before, after) = html.split_once("<style>").unwrap();
    let (_, body) = after.split_once("</style>").unwrap();
    let whole = before.strip_prefix("<!doctype html>\n").unwrap().to_owned() + body;
    let mut rest = whole.as_str();
    let mut xml = String::new();
    while let Some((text, tag)) = rest.split_once('<') {
        let (tag, after) = tag.split_once('>').unwrap();
        let is_void = ["meta", "col", "br"].contains(&tag.split(' ').next().unwrap());
        write!(xml, "{text}<{tag}{}>", if is_void { "/" } else { "" }).unwrap();
        rest = after;
    }
    xml + rest
}

/// The names of the elements of a report in their order, with those of its attributes, and its whole text.
fn elements(html: &str) -> (Vec<String>, String) {
    let xml = xml(html);
    let document = Document::parse(&xml).unwrap_or_else(|error| panic!("{error}: {html}"));
    let elements = document.descendants().filter(roxmltree::Node::is_element).map(|element| {
        let attributes: Vec<&str> = element.attributes().map(|attribute| attribute.name()).collect();
        format!("{} {}", element.tag_name().name(), attributes.join(" "))
    });
    let texts = document.descendants().filter(roxmltree::Node::is_text).filter_map(|text| text.text());
    (elements.collect(), texts.collect())
}

/// The cells of each row of the tables of a Markdown text: bars that are not escaped.
fn rows(markdown: &str) -> Vec<usize> {
    let bars = |line: &str| {
        let mut escaped = false;
        let is_bar = |sign: char| {
            let bar = sign == '|' && !escaped;
            escaped = sign == '\\' && !escaped;
            bar
        };
        line.chars().map(is_bar).filter(|bar| *bar).count()
    };
    markdown.lines().filter(|line| line.starts_with('|')).map(bars).collect()
}

/// What is left of a text where spaces, control characters and marks that turn the writing do not count.
fn visible(text: &str) -> String {
    let turns = |character: &char| matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_seen = |character: &char| !character.is_whitespace() && !character.is_control() && !turns(character);
    text.chars().filter(is_seen).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, rng_seed: RngSeed::Fixed(2027), ..ProptestConfig::default() })]

    #[test]
    fn no_text_becomes_anything_else(
        id in prop::sample::select(read::built_in_outlines().map(|built_in| built_in.outline.id.as_str()).collect::<Vec<_>>()),
        texts in prop::collection::btree_map(prop::sample::select(TEXTS.to_vec()), text(), 1..6),
    ) {
        let texts: Vec<(&str, String)> = texts.into_iter().collect();
        let plain: Vec<(&str, String)> = texts.iter().map(|(place, text)| (*place, plain(text))).collect();
        let (hostile, plain, id) = (with(&texts), with(&plain), json!(id));
        let html = render(&hostile, &id, Format::Html).unwrap();
        prop_assert_eq!(&render(&hostile, &id, Format::Html).unwrap(), &html);
        let (names, shown) = elements(&html);
        prop_assert_eq!(&names, &elements(&render(&plain, &id, Format::Html).unwrap()).0);
        let document: Value = serde_json::from_str(&render(&hostile, &id, Format::Document).unwrap()).unwrap();
        for text in said(&document) {
            prop_assert!(visible(&shown).contains(&visible(&text)), "{text:?} is not in the HTML");
        }
        let markdown = render(&hostile, &id, Format::Markdown).unwrap();
        prop_assert_eq!(&render(&hostile, &id, Format::Markdown).unwrap(), &markdown);
        prop_assert_eq!(rows(&markdown), rows(&render(&plain, &id, Format::Markdown).unwrap()));
    }
}

/// All that a document says in paragraphs and cells.
fn said(document: &Value) -> Vec<String> {
    match document {
        Value::Object(fields) => {
            let own = fields.get("text").and_then(Value::as_str).map(str::to_owned);
            own.into_iter().chain(fields.values().flat_map(said)).collect()
        }
        Value::Array(entries) => entries.iter().flat_map(said).collect(),
        _ => Vec::new(),
    }
}

/// The tests above see what they look for.
#[test]
fn what_is_not_escaped_is_seen() {
    let html = render(&with(&[("/goals", "甲<b>&".to_owned())]), &json!("ningxian"), Format::Html).unwrap();
    assert!(html.contains("<p>甲&lt;b&gt;&amp;</p>"));
    let (names, shown) = elements(&html);
    assert!(shown.contains("甲<b>&"));
    let unescaped = html.replace("甲&lt;b&gt;&amp;", "甲<b>乙</b>");
    assert_eq!(elements(&unescaped).0.len(), names.len() + 1);
    assert_eq!(rows("| 一 | 二 |\n|---|---|\n| a\\|b | c\\\\|\n甲 | 乙\n"), [3, 3, 3]);
}
