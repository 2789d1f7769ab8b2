// Reads tests/corpus: a folder is a case.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const corpus = fileURLToPath(new URL('./corpus', import.meta.url));
const expectations = ['sheet', 'problems', 'verification'];

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
  const kinds = expectations.filter((kind) => text(`${kind}.json`) !== undefined);
  if (kinds.length !== 1) {
    throw new Error(`tests/corpus/${name} must hold one of ${expectations.join('.json, ')}.json`);
  }
  return {
    name,
    submission: text('submission.json'),
    generate: json('generate.json'),
    options: json('options.json') || {},
    sealed: text('sealed.json'),
    expected: { kind: kinds[0], text: JSON.stringify(json(`${kinds[0]}.json`)) },
  };
}
