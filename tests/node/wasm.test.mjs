// What the shipped files may ask of an engine, and of a connection.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { node12 } from '../../scripts/browsers.mjs';

const shipped = (name) => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
/** What every page loads, when its clerk pauses, and when somebody wants a file; what authors and Node get. */
const files = ['ziping_bg.wasm', 'ziping_audit_bg.wasm', 'ziping_office_bg.wasm', 'ziping_author_bg.wasm'];

for (const file of files) {
  const wasm = shipped(file);

  test(`${file} declares the features that Chromium 78 has and no other`, () => {
    const optimizer = createRequire(import.meta.url).resolve('binaryen/bin/wasm-opt');
    const features = execFileSync(process.execPath, [optimizer, '--print-features', wasm], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    assert.deepEqual(features.trim().split(/\s+/).sort(), [
      '--enable-bulk-memory',
      '--enable-bulk-memory-opt',
      '--enable-mutable-globals',
      '--enable-nontrapping-float-to-int',
      '--enable-sign-ext',
    ]);
  });

  test(`Node 12.22, with the V8 of Chromium 78, compiles ${file}`, () => {
    // Declarations can be wrong: an engine of that age decides.
    const script = `
      const bytes = require('fs').readFileSync(process.argv[1]);
      const withReferenceType = Buffer.from('0061736d0100000001050160016f00', 'hex');
      const result = [process.version, WebAssembly.validate(withReferenceType), new WebAssembly.Module(bytes)];
      process.stdout.write(result.join(' '));`;
    const output = execFileSync(node12, ['-e', script, wasm], { encoding: 'utf8' });
    assert.equal(output, 'v12.22.12 false [object WebAssembly.Module]');
  });

  test(`no 64-bit integer crosses the boundary of ${file}: Chrome before 85 cannot pass one`, () => {
    const optimizer = createRequire(import.meta.url).resolve('binaryen/bin/wasm-dis');
    const text = execFileSync(process.execPath, [optimizer, wasm], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const imports = text.match(/^ \(import .*$/gm) || [];
    assert.deepEqual(imports.filter((line) => /\bi64\b/.test(line)), []);
    const exported = [...text.matchAll(/^ \(export "[^"]*" \(func \$([^)]+)\)\)$/gm)].map(([, name]) => name);
    assert.ok(exported.length > 0);
    for (const name of exported) {
      const at = text.indexOf(`\n (func $${name} `);
      assert.ok(at >= 0, name);
      const signature = text.slice(at + 1, text.indexOf('\n', at + 1));
      assert.doesNotMatch(signature, /\bi64\b/);
    }
  });
}

test('what pages load holds nothing for authors, and what all load no audit and no report', () => {
  const [lean, auditing, office, whole] = files.map((file) => {
    const exported = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(shipped(file))));
    return new Set(exported.map(({ name }) => name));
  });
  for (const name of lean) assert.ok(auditing.has(name), name);
  for (const name of auditing) assert.ok(whole.has(name) && office.has(name), name);
  const having = (name) => [lean, auditing, office, whole].map((exported) => exported.has(name));
  for (const name of ['audit', 'render']) assert.deepEqual(having(name), [false, true, true, true], name);
  assert.deepEqual(having('renderFile'), [false, false, true, false]);
  for (const name of ['evaluate', 'lint', 'scorer_new']) assert.deepEqual(having(name), [false, false, false, true], name);
});

for (const [when, most, names] of [
  ['every page loads', 216, ['ziping_bg.wasm', 'define.js']],
  ['a page loads when its clerk pauses', 360, ['ziping_audit_bg.wasm', 'audit.js']],
  ['a page loads at the first file', 660, ['ziping_office_bg.wasm', 'office.js']],
]) {
  test(`what ${when} is at most ${most} KB with Brotli`, () => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    const sizes = names.map((name) => brotliCompressSync(readFileSync(shipped(name)), { params }).length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(total <= most * 1024, `${total} bytes: ${names} ${sizes}`);
  });
}
