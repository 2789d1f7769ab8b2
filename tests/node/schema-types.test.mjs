// The published types are written by hand: here the compiler holds the names of their fields against the schemas,
// which are made from the Rust types.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.mjs';

mkdirSync(inProject('target'), { recursive: true });
// Inside the project, so that the sources can be imported.
const folder = mkdtempSync(inProject('target', 'schema-types-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const prelude = `
  import type { Document } from '../../www/document.js';
  import type { Audit, CheckCode } from '../../www/findings.js';
  import type { Outline } from '../../www/outline.js';
  import type { Rubric } from '../../www/rubric.js';
  import type { ScoreSheet } from '../../www/sheet.js';
  import type { Submission } from '../../www/submission.js';
  type Get<T, Name extends string> = T extends unknown ? (Name extends keyof T ? T[Name] : never) : never;
  type Entry<T> = T extends readonly (infer Element)[] ? Element : never;
  type Named<T> = T extends Record<string, infer Value> ? Value : never;
  type Objects<T> = Exclude<T, string | number | boolean | null | undefined>;
  type Names<T> = T extends unknown ? keyof T : never;
  type Same<Left, Right> = [Left, Right] extends [Right, Left] ? true
    : { onlyInTypes: Exclude<Left, Right>; onlyInSchema: Exclude<Right, Left> };
  export type { Audit, CheckCode, Document, Outline, Rubric, ScoreSheet, Submission, Get, Entry, Named, Objects, Names, Same };`;

/** A statement for every object of a schema that a type expression reaches. */
function comparisons(file, root, type) {
  const { $defs } = JSON.parse(readFileSync(inProject('schema', file), 'utf8'));
  const seen = new Set();
  const statements = [];
  visit({ $ref: `#/$defs/${root}` }, type);
  return statements;

  function visit(schema, expression) {
    const options = [schema, ...(schema.anyOf ?? [])];
    const name = options.map(({ $ref }) => $ref?.split('/')[2]).find(Boolean);
    const list = options.find(({ items }) => items);
    if (list) visit(list.items, `Entry<Objects<${expression}>>`);
    const byId = schema.additionalProperties;
    if (byId && name === undefined) visit(byId, `Named<Objects<${expression}>>`);
    const definition = $defs[name];
    if (!definition || seen.has(name)) return;
    seen.add(name);
    const kindOf = ({ $ref }) => $defs[$ref.split('/')[2]].properties.kind.const;
    for (const variant of definition.oneOf ?? []) {
      if (variant.$ref) visit(variant, `Extract<${expression}, { kind: '${kindOf(variant)}' }>`);
    }
    if (!definition.properties) return;
    // A rubric that extends another has a type of its own.
    const names = Object.keys(definition.properties).filter((field) => `${name}.${field}` !== 'Rubric.extends');
    const wanted = names.map((field) => `'${field}'`).join(' | ');
    statements.push({ name, text: `true satisfies Same<Names<Objects<${expression}>>, ${wanted}>;` });
    for (const field of names) visit(definition.properties[field], `Get<Objects<${expression}>, '${field}'>`);
  }
}

/** A statement for the codes of the checks. */
function checkCodes() {
  const { $defs } = JSON.parse(readFileSync(inProject('schema', 'rubric.schema.json'), 'utf8'));
  const codes = $defs.CheckCode.enum.map((code) => `'${code}'`).join(' | ');
  return { name: 'CheckCode', text: `true satisfies Same<CheckCode, ${codes}>;` };
}

test('every object has the fields that its schema has', () => {
  const statements = [
    ...comparisons('submission.schema.json', 'Submission', 'Submission'),
    ...comparisons('rubric.schema.json', 'Rubric', 'Rubric'),
    ...comparisons('score-sheet.schema.json', 'ScoreSheet', 'ScoreSheet'),
    ...comparisons('audit.schema.json', 'Audit', 'Audit'),
    ...comparisons('outline.schema.json', 'Outline', 'Outline'),
    ...comparisons('document.schema.json', 'Document', 'Document'),
    checkCodes(),
  ];
  assert.ok(statements.length > 60, `only ${statements.length} objects`);
  const first = prelude.split('\n').length + 1;
  writeFileSync(join(folder, 'fields.ts'), [prelude, ...statements.map(({ text }) => text)].join('\n'));
  const compiler = inProject('node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'ES2022', '--types', '', '--ignoreConfig'];
  try {
    execFileSync(process.execPath, [compiler, ...options, 'fields.ts'], { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    const named = error.stdout.split('\n').map((line) => {
      const [, number] = /^fields\.ts\((\d+),/.exec(line) ?? [];
      return number ? `${statements[number - first]?.name}: ${line}` : line;
    });
    assert.fail(named.join('\n'));
  }
});
