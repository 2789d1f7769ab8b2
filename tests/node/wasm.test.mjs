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
/** What every page loads, and what authors and Node get. */
const files = ['ziping_bg.wasm', 'ziping_author_bg.wasm'];

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

test('what every page loads holds nothing for authors', () => {
  const [lean, whole] = files.map((file) => {
    const exported = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(shipped(file))));
    return new Set(exported.map(({ name }) => name));
  });
  for (const name of lean) assert.ok(whole.has(name), name);
  for (const name of ['evaluate', 'lint', 'scorer_new']) {
    assert.deepEqual([lean.has(name), whole.has(name)], [false, true], name);
  }
});

test('what every page loads is at most 208 KB with Brotli', () => {
  const size = (name) =>
    brotliCompressSync(readFileSync(shipped(name)), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
    }).length;
  const sizes = { 'ziping_bg.wasm': size('ziping_bg.wasm'), 'define.js': size('define.js') };
  const total = sizes['ziping_bg.wasm'] + sizes['define.js'];
  assert.ok(total <= 208 * 1024, `${total} bytes: ${JSON.stringify(sizes)}`);
});
