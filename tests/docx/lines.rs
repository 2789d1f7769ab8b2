//! Where words stand in a line: who signs, and blanks.

use ziping::report::document::{Blanks, Block, Style};

use super::sample::{blank, of, paragraph};
use super::{body, named, paragraphs, value};

#[test]
fn who_signs_stands_in_the_middle_above_the_day() {
    let indents = |blocks| {
        let text = body(&of(blocks));
        let tree = roxmltree::Document::parse(&text).unwrap();
        let right = named(tree.root(), "ind").into_iter().map(|indent| value(indent, "right").unwrap().to_owned());
        right.collect::<Vec<_>>()
    };
    // Six characters above a day of six and a half, half a character being 157 twips.
    let apart = vec![paragraph(Style::Signed, "示例县示例局"), paragraph(Style::Signed, "2024年2月26日")];
    assert_eq!(indents(apart), ["1337", "1260"]);
    assert_eq!(indents(vec![paragraph(Style::Signed, "示例县示例局\n2024年2月26日")]), ["1337", "1260"]);
    let long = "示例县".repeat(8);
    assert_eq!(indents(vec![paragraph(Style::Signed, &format!("{long}\n2024年2月26日"))]), ["0", "1260"]);
}

#[test]
fn blanks_have_their_place_in_a_line_or_a_line_of_their_own() {
    let lines = |head, blanks: Vec<_>| {
        let text = body(&of(vec![Block::Blanks(Blanks { head, lines: vec![blanks] })]));
        let tree = roxmltree::Document::parse(&text).unwrap();
        let stops = |node| named(node, "tab").iter().filter_map(|tab| value(*tab, "pos")).collect::<Vec<_>>().join(" ");
        let lines = named(tree.root(), "p").into_iter();
        lines.map(|node| (paragraphs(node).remove(0).1, stops(node))).collect::<Vec<_>>()
    };
    let expected = |lines: &[(&str, &str)]| {
        lines.iter().map(|(text, stops)| ((*text).to_owned(), (*stops).to_owned())).collect::<Vec<_>>()
    };
    let (name, signer) = (blank("填报人", Some("某某")), blank("负责人", None));
    assert_eq!(lines(true, vec![name.clone(), signer.clone()]), expected(&[("填报人：某某\t负责人：", "4422")]));
    assert_eq!(
        lines(false, vec![signer.clone(), name.clone()]),
        expected(&[("负责人：\t\t填报人：某某", "4062 4422")])
    );
    let long = blank("填报单位（盖章）", Some("示例县示例示例示例局"));
    assert_eq!(
        lines(true, vec![long.clone(), name.clone()]),
        expected(&[("填报单位（盖章）：示例县示例示例示例局\t填报人：某某", "5982")])
    );
    let longer = blank("填报单位", Some(&"示例".repeat(17)));
    assert_eq!(
        lines(false, vec![longer, signer]),
        expected(&[(&format!("填报单位：{}", "示例".repeat(17)), ""), ("负责人：\t", "8485")])
    );
}
