// The published types are written by hand: here the compiler holds them against every submission and every result
// of the corpus, unknown fields included.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.mjs';
import { readCases } from '../corpus-cases.mjs';

// Inside the project, so that the package's own name can be imported.
const folder = mkdtempSync(inProject('target', 'types-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const typeOf = { sheet: 'ScoreSheet', problems: 'Problem[]', verification: 'Verification' };

function compile(name, statements) {
  assert.ok(statements.length > 0);
  const imports = "import type { Problem, ScoreSheet, Submission, Verification } from 'ziping';";
  const used = 'export type { Problem, ScoreSheet, Submission, Verification };';
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
  const statements = readCases().map(
    ({ name, expected: { kind, text } }) => `/* ${name} */ (${text}) satisfies ${typeOf[kind]};`,
  );
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

test('the built-in rubrics', async () => {
  const { rubric, rubrics } = await import('ziping');
  const statements = rubrics().map(
    ({ id }) => `/* ${id} */ ({ rubric: ${JSON.stringify(rubric(id))} }) satisfies Submission;`,
  );
  compile('rubrics.ts', statements);
});
