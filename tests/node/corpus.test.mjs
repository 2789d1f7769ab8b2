import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import * as ziping from 'ziping';
import { readCases } from '../corpus-cases.mjs';
import { inputOf, runCase } from '../run-case.mjs';

const textsFromObjects = {
  ZipingError: ziping.ZipingError,
  audit: (input, options) => JSON.stringify(ziping.audit(input, options)),
  render: (input, options) => {
    const report = ziping.render(input, options);
    return options.format === 'document' ? JSON.stringify(report) : report;
  },
  score: (input, options) => JSON.stringify(ziping.score(input, options)),
  seal: (input, options) => JSON.stringify(ziping.seal(input, options)),
  verify: (input, sealed) => JSON.stringify(ziping.verify(input, parsed(sealed) || sealed)),
};

for (const one of readCases()) {
  test(one.name, () => {
    const actual = runCase(ziping, one);
    // The parsed form first: where they differ it says where, and a difference in bytes alone is rare.
    assert.equal(actual.kind, one.expected.kind, actual.text.slice(0, 300));
    if (actual.kind === 'report') {
      assert.equal(actual.text, one.expected.text);
      return;
    }
    assert.deepEqual(JSON.parse(actual.text), JSON.parse(one.expected.text));
    assert.ok(actual.text === one.expected.text, 'the same content in other bytes');
  });

  const input = parsed(inputOf(one));
  if (input === undefined) continue;
  test(`${one.name}, as an object`, () => {
    // What an object cannot hold, as a field that stands twice, is not in the text that it is compared with.
    const sealed = one.sealed && parsed(one.sealed) ? JSON.stringify(parsed(one.sealed)) : one.sealed;
    const asText = runCase(ziping, { ...one, submission: JSON.stringify(input), sealed, generate: undefined });
    const asObject = runCase(textsFromObjects, { ...one, submission: input, generate: undefined });
    assert.deepEqual(asObject, asText);
  });
}

/** The object that a text stands for, if there is one and JSON can carry it: 1e400 becomes Infinity. */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value) ? value : undefined;
  } catch {
    return undefined;
  }
}
