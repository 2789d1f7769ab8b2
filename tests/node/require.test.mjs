import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import * as imported from 'ziping';
import { submission } from './submission.mjs';

const required = createRequire(import.meta.url)('ziping');

test('require gives what import gives', () => {
  const ofPages = ['ZipingError', 'load', 'ready', 'rubric', 'rubrics', 'score', 'seal', 'verify', 'version'];
  const names = [...ofPages, 'audit', 'evaluate', 'lintRubric', 'render', 'renderFile', 'scorer'].sort();
  assert.deepEqual(Object.keys(imported).sort(), names);
  assert.deepEqual(Object.keys(required).sort(), names);
});

test('the entries of audits, of files and of authors are the same module in Node', async () => {
  for (const name of ['ziping/audit', 'ziping/office', 'ziping/author']) {
    assert.equal(await import(name), imported);
    assert.equal(createRequire(import.meta.url)(name), required);
  }
});

test('the entries for pages offer what they say', async () => {
  const { score, ...core } = await import('../../dist/core.js');
  const author = await import('../../dist/author.js');
  const auditing = await import('../../dist/audit.js');
  assert.deepEqual(Object.keys(auditing).sort(), ['ZipingError', 'audit', 'load', 'ready', 'render', 'renderFile', 'version']);
  const office = await import('../../dist/office.js');
  assert.deepEqual(Object.keys(office).sort(), Object.keys(auditing).sort());
  assert.deepEqual(Object.keys(author).sort(), Object.keys(imported).sort());
  const onlyThere = Object.keys(author).filter((name) => name !== 'score' && !(name in core));
  assert.deepEqual(onlyThere.sort(), ['audit', 'evaluate', 'lintRubric', 'render', 'renderFile', 'scorer']);
});

test('required functions work at once', () => {
  const text = JSON.stringify(submission());
  assert.equal(required.score(text), imported.score(text));
  assert.throws(() => required.score('{'), required.ZipingError);
});

test('ready and load have nothing to wait for', async () => {
  await imported.ready;
  await required.load();
});
