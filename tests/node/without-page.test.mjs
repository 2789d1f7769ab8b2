// Server-side rendering imports the modules where there is no page; it must neither fail nor find a `window` made up.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

for (const name of ['core.js', 'audit.js', 'office.js', 'author.js', 'element.js', 'define.js']) {
  test(`${name} can be imported in Node`, () => {
    const before = 'const before = Object.getOwnPropertyNames(globalThis).length;';
    const after = 'console.log(Object.getOwnPropertyNames(globalThis).length - before, typeof window);';
    const script = `${before} await import('./dist/${name}'); ${after}`;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      encoding: 'utf8',
    });
    assert.match(output, /^\d+ undefined\n$/);
  });
}

test('a function of the author’s entry called before the core is loaded says so', async () => {
  const { audit, evaluate, lintRubric, scorer, ZipingError } = await import('../../dist/author.js');
  for (const run of [() => audit('{}'), () => evaluate('1'), () => lintRubric('{}'), () => scorer('ningxian-2023-department')]) {
    assert.throws(run, (error) => error instanceof ZipingError && error.code === 'not-loaded');
  }
});

test('a function called before the core is loaded says so', async () => {
  const { score, ZipingError } = await import('../../dist/core.js');
  const auditing = await import('../../dist/audit.js');
  for (const [run, known] of [[() => score('{}'), ZipingError], [() => auditing.audit('{}'), auditing.ZipingError]]) {
    assert.throws(run, (error) => error instanceof known && error.code === 'not-loaded');
  }
});
