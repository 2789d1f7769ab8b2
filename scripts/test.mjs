// npm test: every check in order, up to the first stage that fails. `npm test -- node browser` runs only the stages
// named, with what they need.

import { readdirSync } from 'node:fs';
import { inProject, root, wasmEnvironment } from './project.mjs';
import { execute, main, Stop } from './run.mjs';
import { build } from './build.mjs';
import { setUp } from './setup.mjs';
import { buildOracle, comparison } from './oracle.mjs';
import { setUpBrowsers } from './browsers.mjs';

const counts = { passed: 0, failed: 0 };
const plain = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };

const cargo = (...parameters) => check('cargo', parameters);
const denyWarnings = ['--', '-D', 'warnings'];

const stages = [
  ['setup', 'Node, Rust, packages and tools', setUp],
  ['format', 'cargo fmt', () => cargo('fmt', '--check')],
  ['clippy', 'cargo clippy', () => cargo('clippy', '--locked', '--all-targets', '--all-features', ...denyWarnings)],
  [
    'clippy-wasm',
    'cargo clippy for wasm32',
    async () => {
      const parameters = ['clippy', '--locked', '--lib', '--target', 'wasm32-unknown-unknown'];
      for (const features of [[], ['--no-default-features'], ...['audit', 'report', 'office'].map((name) => ['--no-default-features', '--features', name])]) {
        await check('cargo', [...parameters, ...features, ...denyWarnings], wasmEnvironment());
      }
    },
  ],
  ['rust', 'cargo test', () => cargo('test', '--locked', '--all-features')],
  ['oracle', 'expressions against another engine', async () => check(await buildOracle(), comparison)],
  ['build', 'wasm, types and bundles', build],
  ['engines', 'browsers and old engines', setUpBrowsers],
  ['node', 'functions, corpus and wasm file in Node', () => nodeTests('node')],
  ['reference', 'scores against an independent exact reference', () => nodeTests('reference')],
  ['package', 'the packed npm package in fresh projects', () => nodeTests('package')],
  ['browser', 'pages in the current Chromium and in Chromium 78', () => nodeTests('browser')],
];
const preparations = ['setup', 'build', 'engines'];

await main(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !stages.some(([stage]) => stage === name));
  if (unknown.length > 0) throw new Stop(`No such stage: ${unknown.join(', ')}`);
  const chosen = stages.filter(
    ([name]) => wanted.length === 0 || wanted.includes(name) || preparations.includes(name),
  );
  let failure = null;
  for (const [index, [name, subject, body]] of chosen.entries()) {
    console.log(`\n══ ${index + 1}/${chosen.length} ${name}: ${subject}`);
    try {
      await body();
    } catch (error) {
      failure = { name, error };
      break;
    }
  }
  if (failure) {
    const { name, error } = failure;
    console.error(`\n══ ${name} failed\n${error instanceof Stop ? error.message : error.stack}`);
    counts.failed ||= 1;
  }
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  if (failure) process.exit(1);
});

function nodeTests(folder) {
  const names = readdirSync(inProject('tests', folder)).filter((name) => name.endsWith('.test.mjs'));
  if (names.length === 0) throw new Stop(`tests/${folder} holds no tests`);
  const files = names.sort().map((name) => inProject('tests', folder, name));
  // One file after the other: browsers started side by side slow each other down past any time limit.
  return check(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...files]);
}

async function check(program, parameters, env = plain) {
  const { code, output } = await execute(program, parameters, { cwd: root, env, echo: true });
  for (const [, passed, failed] of output.matchAll(/^test result: .*? (\d+) passed; (\d+) failed/gm)) {
    counts.passed += Number(passed);
    counts.failed += Number(failed);
  }
  for (const [, kind, number] of output.matchAll(/^ℹ (pass|fail|cancelled) (\d+)$/gm)) {
    counts[kind === 'pass' ? 'passed' : 'failed'] += Number(number);
  }
  if (code !== 0) throw new Stop(`exit code ${code}: ${program} ${parameters.join(' ')}`);
}
