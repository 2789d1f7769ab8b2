// The published types are written by hand: here the compiler holds them against every submission and every result
// of the corpus, unknown fields included.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.mjs';
import { audit, lintRubric, render, rubric, rubrics, score, scorer } from 'ziping';
import { readCases } from '../corpus-cases.mjs';
import { kinds, rubricOfEveryKind, rubricThatExtends, submissionOfEveryKind } from './every-kind.mjs';

// Inside the project, so that the package's own name can be imported.
const folder = mkdtempSync(inProject('target', 'types-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const typeOf = { document: 'Document', findings: 'Audit', sheet: 'ScoreSheet', problems: 'Problem[]', verification: 'Verification' };

function compile(name, statements) {
  assert.ok(statements.length > 0);
  const types = ['Audit', 'Document', 'LintReport', 'Outline', 'Problem', 'Rubric', 'ScoreSheet', 'ScorerInput', 'Submission', 'Verification'].join(', ');
  const imports = `import type { ${types} } from 'ziping/author';`;
  const used = `export type { ${types} };`;
  writeFileSync(join(folder, name), [imports, used, ...statements].join('\n'));
  const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--types', ''];
  const compiler = inProject('node_modules', 'typescript', 'bin', 'tsc');
  const lib = ['--target', 'ES2022', '--lib', 'ES2022,DOM'];
  try {
    execFileSync(process.execPath, [compiler, ...options, ...lib, '--ignoreConfig', name], {
      cwd: folder,
      encoding: 'utf8',
    });
  } catch (error) {
    const lines = error.stdout.split('\n').slice(0, 40);
    const named = lines.map((line) => {
      const [, number] = /\.ts\((\d+),/.exec(line) || [];
      return number ? `${/^\/\* (\S+)/.exec(statements[number - 3])?.[1]}: ${line}` : line;
    });
    assert.fail(named.join('\n'));
  }
}

test('results', () => {
  const statements = readCases()
    .filter(({ expected }) => expected.kind !== 'report')
    .map(({ name, expected: { kind, text } }) => `/* ${name} */ (${text}) satisfies ${typeOf[kind]};`);
  compile('results.ts', statements);
});

test('submissions that are scored without a problem', () => {
  const statements = readCases()
    .filter(({ expected, options, submission }) => expected.kind === 'sheet' && !options.invalid && submission)
    // A byte order mark is allowed before the text, but not by JSON.parse.
    .map(({ name, submission }) => [name, JSON.stringify(JSON.parse(submission.replace(/^\uFEFF/, '')))])
    .map(([name, text]) => `/* ${name} */ (${text}) satisfies Submission;`);
  compile('submissions.ts', statements);
});

test('outlines', () => {
  const names = readdirSync(inProject('rubrics')).filter((name) => name.startsWith('outline-'));
  const own = readCases().filter(({ expected, options }) => expected.kind === 'document' && options.outline);
  const statements = [
    ...names.map((name) => `/* ${name} */ (${readFileSync(inProject('rubrics', name), 'utf8')}) satisfies Outline;`),
    ...own.map(({ name, options }) => `/* ${name} */ (${JSON.stringify(options.outline)}) satisfies Outline;`),
  ];
  assert.ok(own.length > 0);
  compile('outlines.ts', statements);
});

test('the built-in rubrics', () => {
  const statements = rubrics().map(
    ({ id }) => `/* ${id} */ (${JSON.stringify(rubric(id))}) satisfies Rubric;`,
  );
  compile('rubrics.ts', statements);
});

test('what a rubric, a submission and a sheet can have in them', () => {
  const report = lintRubric(rubricOfEveryKind);
  assert.deepEqual(report.problems, []);
  const whole = rubric(rubricThatExtends);
  const input = { rubric: rubricThatExtends, ...submissionOfEveryKind };
  const sheet = score({ ...submissionOfEveryKind, rubric: rubricOfEveryKind });
  const rules = sheet.sections.flatMap(({ items }) => items.map(({ trace }) => trace.rule));
  assert.deepEqual([...new Set(rules)].sort(), [...kinds].sort());
  const written = Object.entries({
    'a rubric': [rubricOfEveryKind, 'Rubric'],
    'a whole rubric': [whole, 'Rubric'],
    'a submission': [input, 'Submission'],
    'a submission of a scorer': [{ rubric: whole.id, ...submissionOfEveryKind }, 'ScorerInput'],
    'a sheet': [sheet, 'ScoreSheet'],
    'a sheet by an extending rubric': [score(input), 'ScoreSheet'],
    'a sheet of a scorer': [scorer(rubricThatExtends).score({}), 'ScoreSheet'],
    'an audit': [audit(input, { invalid: 'unknown' }), 'Audit'],
    'an audit of a scorer': [scorer(rubricThatExtends).audit({}), 'Audit'],
    'a report as a document': [render(input, { format: 'document', invalid: 'unknown', part: 'all' }), 'Document'],
    'a report': [report, 'LintReport'],
    'a report of nonsense': [lintRubric('{'), 'LintReport'],
  });
  compile('kinds.ts', written.map(([name, [value, type]]) => `/* ${name.replace(/ /g, '-')} */ (${JSON.stringify(value)}) satisfies ${type};`));
});

test('what they cannot', () => {
  const place = (rule) => `({ id: '', title: '', points: 1, standard: '', rule: ${rule} }) satisfies RubricItem;`;
  const refused = [
    place("{ kind: 'unheard-of' }"),
    place("{ kind: 'all_or_nothing', facts: 'a' }"),
    place("{ kind: 'all_or_nothing' }"),
    place("{ kind: 'all_or_nothing', facts: [], criteria: [] }"),
    place("{ kind: 'proportional', actual: 'a', target: 1, direction: 'up' }"),
    place("{ kind: 'proportional', actual: 'a', target: 1, over: { then: 'void' } }"),
    place("{ kind: 'bands', value: 'a', bands: [{ from: 1, points: 1 }] }"),
    place("{ kind: 'either', rules: [{ title: '', rule: { kind: 'either', rules: [] } }] }"),
    place("{ kind: 'children', of: 'projects', weight: 'none', factor: 1, child: { points: 100 } }"),
    "({ id: '', label: '', type: 'number' }) satisfies FactQuestion;",
    "({ rubric: '', indicators: [{ direction: 'more' }] }) satisfies Submission;",
    "({ rubric: '', facts: { a: { why: '' } } }) satisfies Submission;",
    "({ rubric: {} }) satisfies ScorerInput;",
    "({ id: '', version: '', title: '', chapters: [{ blocks: [] }] }) satisfies Outline;",
    "({ id: '', version: '', title: '', chapters: [{ title: '', blocks: [{ when: 'true' }] }] }) satisfies Outline;",
    "({ extends: 'x', sections: [{ title: 'without an id' }] }) satisfies ExtendingRubric;",
  ].map((statement) => `// @ts-expect-error\n${statement}`);
  const imports = "import type { ExtendingRubric, FactQuestion, RubricItem } from 'ziping';";
  compile('refused.ts', [`${imports}\nexport type { ExtendingRubric, FactQuestion, RubricItem };`, ...refused]);
});
