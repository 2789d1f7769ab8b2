// npm run reference: builds, then compares the engine with the reference of tests/reference on a million indicators and
// items that are made up, or on as many as the environment variable INDICATORS says.

import { readdirSync } from 'node:fs';
import { inProject, root } from './project.mjs';
import { main, run } from './run.mjs';
import { build } from './build.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  await build();
  const tests = readdirSync(inProject('tests', 'reference')).filter((name) => name.endsWith('.test.mjs'));
  const files = tests.map((name) => inProject('tests', 'reference', name));
  await run(process.execPath, ['--test', '--test-reporter=spec', ...files], { cwd: root });
});
