import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import * as imported from 'ziping';
import { submission } from './submission.mjs';

const required = createRequire(import.meta.url)('ziping');

test('require gives what import gives', () => {
  const names = ['ZipingError', 'load', 'ready', 'rubric', 'rubrics', 'score', 'seal', 'verify', 'version'];
  assert.deepEqual(Object.keys(imported).sort(), names);
  assert.deepEqual(Object.keys(required).sort(), names);
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
