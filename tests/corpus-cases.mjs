// Reads tests/corpus: a folder is a case.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const corpus = fileURLToPath(new URL('./corpus', import.meta.url));
const expectations = ['sheet.json', 'problems.json', 'verification.json', 'findings.json', 'document.json', 'report.html', 'report.md'];

/** @returns {{name, submission, generate, options, sealed, expected: {kind, text}}[]} in the order of their names */
export function readCases() {
  return readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readCase(entry.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function readCase(name) {
  const text = (file) => {
    const path = join(corpus, name, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  const json = (file) => (text(file) === undefined ? undefined : JSON.parse(text(file)));
  const files = expectations.filter((file) => text(file) !== undefined);
  if (files.length !== 1) {
    throw new Error(`tests/corpus/${name} must hold one of ${expectations.join(', ')}`);
  }
  const [kind, form] = files[0].split('.');
  const expected = form === 'json' ? JSON.stringify(json(files[0])) : text(files[0]);
  const { base, ...options } = json('options.json') || {};
  return {
    name,
    submission: base === undefined ? text('submission.json') : changed(base, json('changes.json')),
    generate: json('generate.json'),
    options,
    sealed: text('sealed.json'),
    expected: { kind, text: expected },
  };
}

/** The submission of another case with changes: what to write at which JSON pointer; null removes what is there. */
function changed(base, changes) {
  const submission = JSON.parse(readFileSync(join(corpus, base, 'submission.json'), 'utf8'));
  for (const [pointer, value] of Object.entries(changes)) {
    const steps = pointer.split('/').slice(1);
    const name = steps.pop();
    const parent = steps.reduce((place, step) => place[step], submission);
    if (value !== null) parent[name] = value;
    else if (Array.isArray(parent)) parent.splice(Number(name), 1);
    else delete parent[name];
  }
  return JSON.stringify(submission);
}
