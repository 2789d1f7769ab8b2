#![doc = include_str!("../ARCHITECTURE.md")]

#[cfg(feature = "audit")]
pub mod audit;
pub mod date;
pub mod decimal;
pub mod feel;
#[cfg(feature = "author")]
pub mod lint;
#[cfg(feature = "report")]
pub mod outline;
pub mod print;
pub mod problem;
pub mod read;
#[cfg(feature = "report")]
pub mod render;
#[cfg(feature = "report")]
pub mod report;
pub mod rubric;
#[cfg(feature = "schema")]
pub mod schema;
pub mod scoring;
pub mod seal;
pub mod submission;
#[cfg(target_arch = "wasm32")]
mod wasm;

use std::borrow::Cow;

use problem::Problem;
use read::{Reading, RubricInUse};

/// What becomes of values that cannot be used, such as `"1,234.5"` for an amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Invalid {
    /// The submission is refused, with all its problems.
    #[default]
    Refused,
    /// They count as not answered, and the sheet lists them: a form that is being filled.
    Unknown,
}

/// How a submission is scored.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Are reasons and traces wanted?
    pub trace: bool,
    /// What becomes of values that cannot be used.
    pub invalid: Invalid,
}

impl Default for Options {
    fn default() -> Self {
        Self { trace: true, invalid: Invalid::Refused }
    }
}

/// Scores a submission: JSON text in, the JSON text of a [`scoring::ScoreSheet`] out.
///
/// # Errors
///
/// Lists all problems of the submission; see [`Invalid`].
pub fn score(text: &str, options: Options) -> Result<String, Vec<Problem>> {
    scored(read::submission(text)?, options)
}

fn scored(mut reading: Reading<'_>, options: Options) -> Result<String, Vec<Problem>> {
    if !reading.problems.is_empty() && options.invalid == Invalid::Refused {
        return Err(reading.problems);
    }
    let problems = std::mem::take(&mut reading.problems);
    let mut sheet = scoring::score(&reading.submission, reading.rubric.rubric(), options.trace);
    sheet.problems = (options.invalid == Invalid::Unknown).then_some(problems);
    Ok(print::json(&sheet))
}

/// Scores a submission and seals the sheet with the digests of what it was computed from.
///
/// # Errors
///
/// Lists all problems of the submission.
pub fn seal(text: &str, trace: bool) -> Result<String, Vec<Problem>> {
    let reading = read::submission(text)?;
    Ok(print::json(&seal::seal(text, &reading, trace)?))
}

/// Scores a submission again and compares a sealed sheet with the result: the JSON text of a
/// [`seal::Verification`].
///
/// # Errors
///
/// Lists all problems of the submission, or why the sheet is no JSON.
pub fn verify(text: &str, sealed: &str) -> Result<String, Vec<Problem>> {
    let reading = read::submission(text)?;
    Ok(print::json(&seal::verify(text, &reading, sealed)?))
}

/// Audits a submission: JSON text in, the JSON text of an [`audit::Audit`] out.
///
/// # Errors
///
/// Lists all problems of the submission; see [`Invalid`].
#[cfg(feature = "audit")]
pub fn audit(text: &str, invalid: Invalid) -> Result<String, Vec<Problem>> {
    audited(read::submission(text)?, invalid)
}

#[cfg(feature = "audit")]
fn audited(mut reading: Reading<'_>, invalid: Invalid) -> Result<String, Vec<Problem>> {
    let problems = std::mem::take(&mut reading.problems);
    if !problems.is_empty() && invalid == Invalid::Refused {
        return Err(problems);
    }
    let (submission, rubric) = (&reading.submission, reading.rubric.rubric());
    let sheet = scoring::score(submission, rubric, true);
    let mut audit = audit::audit(submission, rubric, &sheet);
    audit.problems = (invalid == Invalid::Unknown).then_some(problems);
    Ok(print::json(&audit))
}

/// In what form a report is wanted.
#[cfg(feature = "report")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// HTML that stands for itself.
    #[default]
    Html,
    /// Markdown.
    Markdown,
    /// The JSON text of a [`report::document::Document`].
    Document,
}

/// What of a report is wanted, and how.
#[cfg(feature = "report")]
#[derive(Clone, Debug, Default)]
pub struct ReportOptions {
    /// In what form.
    pub format: Format,
    /// What of it.
    pub extent: report::Extent,
    /// By how many levels headings are shifted, in a report that is a part of another document.
    pub shift: usize,
    /// The id or the text of an outline; absent: the one of the rubric.
    pub outline: Option<String>,
    /// What becomes of values that cannot be used.
    pub invalid: Invalid,
}

/// Assembles the report of a submission: JSON text in, the report in a [`Format`] out.
///
/// # Errors
///
/// Lists all problems of the submission, see [`Invalid`], or of the outline.
#[cfg(feature = "report")]
pub fn render(text: &str, options: &ReportOptions) -> Result<String, Vec<Problem>> {
    let document = document(text, options)?;
    Ok(match options.format {
        Format::Html => render::html(&document),
        Format::Markdown => render::markdown(&document),
        Format::Document => print::json(&document),
    })
}

/// As what file a report is wanted.
#[cfg(feature = "office")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// For Word.
    Docx,
    /// For Excel: the tables alone.
    Xlsx,
}

#[cfg(feature = "office")]
impl FileFormat {
    /// The media type (ECMA-376).
    #[must_use]
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// A file to be kept.
#[cfg(feature = "office")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFile {
    /// Its name, with the ending of its format.
    pub filename: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Assembles the report of a submission as a file. Of the options the format does not count.
///
/// # Errors
///
/// As [`render`].
#[cfg(feature = "office")]
pub fn render_file(text: &str, format: FileFormat, options: &ReportOptions) -> Result<ReportFile, Vec<Problem>> {
    let document = document(text, options)?;
    let (bytes, ending) = match format {
        FileFormat::Docx => (render::docx(&document), ".docx"),
        FileFormat::Xlsx => (render::xlsx(&document), ".xlsx"),
    };
    Ok(ReportFile { filename: render::file_name(&document.title) + ending, bytes })
}

/// The report of a submission as a document.
#[cfg(feature = "report")]
fn document(text: &str, options: &ReportOptions) -> Result<report::document::Document, Vec<Problem>> {
    let reading = read::submission(text)?;
    if !reading.problems.is_empty() && options.invalid == Invalid::Refused {
        return Err(reading.problems);
    }
    let (submission, rubric) = (&reading.submission, reading.rubric.rubric());
    let wanted = options.outline.as_deref().or(rubric.outline.as_deref());
    let outline = read::outline_in_use(wanted)?;
    let sheet = scoring::score(submission, rubric, true);
    // It takes longer than all the rest.
    let audit = (options.extent == report::Extent::All).then(|| audit::audit(submission, rubric, &sheet));
    let digests = seal::digests(text, reading.rubric.text())?;
    let (engine, name) = (sheet.engine, sheet.rubric);
    let origin = format!(
        "{} {} · 计分办法 {} {}（{}）· 数据 {}",
        engine.name, engine.version, name.id, name.version, digests.rubric, digests.submission
    );
    let sources = report::Sources { submission, rubric, sheet: &sheet, audit: audit.as_ref() };
    let unreadable = !reading.problems.is_empty();
    let arrangement = report::Arrangement { extent: options.extent, shift: options.shift, unreadable, origin };
    report::assemble(sources, outline.outline(), &arrangement).ok_or_else(|| {
        let message = "按这份提纲，报告过长，不能生成".to_owned();
        let hint = "请减少提纲中的列表和表格，或缩短所列的文字".to_owned();
        vec![Problem { code: problem::ProblemCode::TooLarge, pointer: String::new(), message, hint }]
    })
}

/// Scores many submissions by one rubric, which is read once. The submissions need not name it, and give what
/// they would give with the rubric in them.
#[derive(Debug)]
pub struct Scorer {
    rubric: RubricInUse,
}

impl Scorer {
    /// A scorer by the built-in rubric with an id, or by one that a JSON text holds.
    ///
    /// # Errors
    ///
    /// Lists all problems of the rubric.
    pub fn new(rubric: &str) -> Result<Self, Vec<Problem>> {
        Ok(Self { rubric: read::department_rubric(rubric)? })
    }

    /// The JSON text of the rubric; where it extends another one, of the whole.
    #[must_use]
    pub fn rubric(&self) -> &str {
        self.rubric.text()
    }

    /// As [`score`].
    ///
    /// # Errors
    ///
    /// Lists all problems of the submission; see [`Invalid`].
    pub fn score(&self, text: &str, options: Options) -> Result<String, Vec<Problem>> {
        scored(read::submission_by(text, &self.rubric)?, options)
    }

    /// As [`audit`](fn@audit).
    ///
    /// # Errors
    ///
    /// Lists all problems of the submission; see [`Invalid`].
    #[cfg(feature = "audit")]
    pub fn audit(&self, text: &str, invalid: Invalid) -> Result<String, Vec<Problem>> {
        audited(read::submission_by(text, &self.rubric)?, invalid)
    }

    /// As [`seal`].
    ///
    /// # Errors
    ///
    /// Lists all problems of the submission.
    pub fn seal(&self, text: &str, trace: bool) -> Result<String, Vec<Problem>> {
        let reading = read::submission_by(text, &self.rubric)?;
        Ok(print::json(&seal::seal(&self.whole(text, &reading)?, &reading, trace)?))
    }

    /// As [`verify`].
    ///
    /// # Errors
    ///
    /// Lists all problems of the submission, or why the sheet is no JSON.
    pub fn verify(&self, text: &str, sealed: &str) -> Result<String, Vec<Problem>> {
        let reading = read::submission_by(text, &self.rubric)?;
        Ok(print::json(&seal::verify(&self.whole(text, &reading)?, &reading, sealed)?))
    }

    /// The submission with the rubric in it, of which digests are computed; they are not where there are problems.
    fn whole<'t>(&self, text: &'t str, reading: &Reading<'_>) -> Result<Cow<'t, str>, Vec<Problem>> {
        if reading.problems.is_empty() {
            read::with_rubric(text, &self.rubric).map(Cow::Owned)
        } else {
            Ok(text.into())
        }
    }
}

/// The JSON text of the built-in rubric with an id, or of one that is given as text; where it extends another
/// one, of the whole.
///
/// # Errors
///
/// Lists all problems of the rubric, or says that no rubric has the id.
pub fn rubric(given: &str) -> Result<String, Vec<Problem>> {
    Ok(read::rubric_in_use(given)?.text().to_owned())
}

/// The value of a FEEL expression over a context, the JSON text of an object, as JSON text: a number as a text,
/// null where it is not known.
///
/// # Errors
///
/// Says what is wrong with the expression and where, or lists all problems of the context.
#[cfg(feature = "author")]
pub fn evaluate(expression: &str, context: &str) -> Result<String, Vec<Problem>> {
    let context = read::context(context)?;
    let parsed = feel::parse_with(expression, &context.names()).map_err(|error| {
        let (code, hint) = (problem::ProblemCode::BadExpression, "请更正表达式的写法".to_owned());
        vec![Problem { code, pointer: String::new(), message: error.to_string(), hint }]
    })?;
    let mut printed = String::new();
    feel::to_json(&feel::evaluate(&parsed, &context), &mut printed);
    Ok(printed)
}

/// Looks through a rubric for its author: the JSON text of a [`lint::Review`], with all that makes it unusable or,
/// if nothing does, all that is doubtful.
#[cfg(feature = "author")]
#[must_use]
pub fn lint(text: &str) -> String {
    let (doubts, problems) = match read::authored(text) {
        Ok(authored) => (authored.placed(lint::lint(&authored.rubric), |doubt| &mut doubt.pointer), Vec::new()),
        Err(problems) => (Vec::new(), problems),
    };
    print::json(&lint::Review { usable: problems.is_empty(), problems, doubts })
}
