//! What a rubric says about the audit: settings of its checks, checks of its own, lengths of texts.

use super::objects::{MOST_ENTRIES, fields};
use super::reader::Reader;
use super::rubric::unique;
use super::rules;
use super::scanner::Kind;
use super::text_places;
use super::values::{CHARACTERS, excerpt};
use crate::decimal;
use crate::feel;
use crate::problem::ProblemCode;
use crate::rubric::{Check, CheckSetting, LengthLimit, OwnCheck, Severity};

/// The most checks of a rubric's own: each looks at every project, and lists what it finds.
pub const MOST_CHECKS: usize = 100;

const SEVERITIES: [(&str, &str, Severity); 3] =
    [("error", "错误", Severity::Error), ("warning", "疑点", Severity::Warning), ("note", "提示", Severity::Note)];

const SETTINGS: [(&str, &str, Option<Severity>); 4] = [
    ("off", "不核查", None),
    ("error", "错误", Some(Severity::Error)),
    ("warning", "疑点", Some(Severity::Warning)),
    ("note", "提示", Some(Severity::Note)),
];

/// Reads what a rubric makes of the checks.
pub fn settings(reader: &mut Reader<'_>) -> Vec<CheckSetting> {
    let mut settings: Vec<CheckSetting> = Vec::new();
    reader.list("核查项目设置的列表", MOST_ENTRIES, &mut |reader, _| {
        let setting = setting(reader, &settings);
        settings.extend(setting);
    });
    settings
}

fn setting<'a>(reader: &mut Reader<'a>, known: &[CheckSetting]) -> Option<CheckSetting> {
    let (mut id, mut severity, mut reason) = (None, None, None);
    let seen = fields!(reader, {
        "id" => id = check(reader, known),
        "severity" => severity = word(reader, &SETTINGS),
        "reason" => reason = reader.name(),
    });
    reader.require(&seen, &[("id", "核查项目的编号"), ("severity", "核查结果的程度"), ("reason", "这样设置的理由")]);
    Some(CheckSetting { id: id?, severity: severity?, reason: reason? })
}

/// Reads a word that must be there: an empty text is none.
fn word<T: Copy>(reader: &mut Reader<'_>, words: &[(&str, &str, T)]) -> Option<T> {
    match reader.peek() {
        Kind::Null => reader.one_of(words),
        _ => rules::element(reader, &mut |reader| reader.one_of(words)),
    }
}

fn check(reader: &mut Reader<'_>, known: &[CheckSetting]) -> Option<Check> {
    let code = reader.name().filter(|code| !code.trim().is_empty())?;
    unique(reader, known, &code, |other| other.id.text());
    let found = Check::with_code(&code);
    if found.is_none() {
        let message = format!("没有编号为“{}”的核查项目", excerpt(&code));
        let same = Check::ALL.iter().find(|check| check.text().eq_ignore_ascii_case(code.trim()));
        let hint = match same {
            Some(check) => format!("请改为“{}”", check.text()),
            None => "核查项目的编号如 T4、M5、X3，见核查项目目录；自设的核查写在 checks 里".to_owned(),
        };
        reader.note(ProblemCode::UnknownCheck, message, hint);
    }
    found
}

/// Reads the checks of the rubric's own.
pub fn own(reader: &mut Reader<'_>) -> Vec<OwnCheck> {
    let mut checks: Vec<OwnCheck> = Vec::new();
    reader.list("自设核查的列表", MOST_CHECKS, &mut |reader, _| {
        let check = own_check(reader, &checks);
        checks.extend(check);
    });
    checks
}

fn own_check<'a>(reader: &mut Reader<'a>, known: &[OwnCheck]) -> Option<OwnCheck> {
    let (mut id, mut title, mut severity, mut when, mut message, mut hint) = (None, None, None, None, None, None);
    let seen = fields!(reader, {
        "id" => id = own_id(reader, known),
        "title" => title = reader.name(),
        "severity" => severity = word(reader, &SEVERITIES),
        "when" => when = reader.formula(feel::Kind::Boolean),
        "message" => message = reader.template(),
        "hint" => hint = reader.owned_text(),
    });
    reader.require(
        &seen,
        &[
            ("id", "核查的编号"),
            ("title", "核查的名称"),
            ("severity", "核查结果的程度"),
            ("when", "何时有问题的表达式"),
            ("message", "问题的说明"),
        ],
    );
    Some(OwnCheck { id: id?, title: title?, severity: severity?, when: when?, message: message?, hint })
}

fn own_id(reader: &mut Reader<'_>, known: &[OwnCheck]) -> Option<String> {
    let id = reader.name()?;
    unique(reader, known, &id, |other| &other.id);
    if Check::with_code(&id).is_some() {
        let message = format!("编号“{}”是核查项目目录里的", excerpt(&id));
        reader.note(ProblemCode::DuplicateId, message, "请给自设的核查另起编号".to_owned());
    }
    Some(id)
}

/// Reads the names of what has to be handed in.
pub fn attachments(reader: &mut Reader<'_>) -> Vec<String> {
    let named = |reader: &mut Reader<'_>| rules::element(reader, &mut |reader| reader.name());
    reader.collect("附件名称的列表", named).into_iter().flatten().collect()
}

/// Reads how long texts may be.
pub fn lengths(reader: &mut Reader<'_>) -> Vec<LengthLimit> {
    let mut limits = Vec::new();
    reader.list("篇幅限制的列表", MOST_ENTRIES, &mut |reader, _| {
        let limit = length(reader);
        limits.extend(limit);
    });
    limits
}

fn length<'a>(reader: &mut Reader<'a>) -> Option<LengthLimit> {
    let (mut pointer, mut most) = (None, None);
    let seen = fields!(reader, {
        "pointer" => pointer = place(reader),
        "most" => most = rules::number(reader, &CHARACTERS),
    });
    reader.require(&seen, &[("pointer", "文本的位置"), ("most", "最多的字数")]);
    let most = usize::try_from(decimal::without_zeros(most?).0).ok()?;
    Some(LengthLimit { pointer: pointer?, most })
}

fn place(reader: &mut Reader<'_>) -> Option<String> {
    let pointer = reader.name().filter(|pointer| !pointer.trim().is_empty())?;
    if !text_places::is_known(&pointer) {
        let message = format!("自评数据中没有 {} 这个写文字的位置", excerpt(&pointer));
        let hint =
            "请写以 / 开头的 JSON 指针，* 代表各条，如 /performance/quantity、/problems/*、/self/scores/*/reason";
        reader.note(ProblemCode::UnknownField, message, hint.to_owned());
        return None;
    }
    Some(pointer)
}
