// What `npm install ziping` gives to others: the packed archive, installed in projects that know nothing of this one.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inProject, packageVersion, root } from '../../scripts/project.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ziping-package-'));
let listed;

function npm(parameters, cwd) {
  const own = process.env.npm_execpath;
  const [program, ...first] = own && /\.c?js$/.test(own) ? [process.execPath, own] : ['npm'];
  const options = { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] };
  return execFileSync(program, [...first, ...parameters], options);
}

function project(name, manifest) {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, 'package.json'), JSON.stringify({ name, private: true, ...manifest }));
  const archive = join(folder, `ziping-${packageVersion()}.tgz`);
  npm(['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', archive], path);
  return path;
}

function write(path, files) {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
}

before(() => {
  const [packed] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], root));
  listed = packed.files.map(({ path }) => path).sort();
});

after(() => rmSync(folder, { recursive: true, force: true }));

function typeCheck(cwd, file, options) {
  const compiler = inProject('node_modules', 'typescript', 'bin', 'tsc');
  const strict = ['--noEmit', '--strict', '--target', 'ES2022', '--lib', 'ES2022,DOM,DOM.Iterable', '--types', ''];
  try {
    execFileSync(process.execPath, [compiler, ...strict, ...options, file], { cwd, encoding: 'utf8' });
  } catch (error) {
    assert.fail(`${file} ${options.join(' ')}\n${error.stdout}`);
  }
}

test('the archive holds what it should and nothing else', () => {
  const modules = ['core.js', 'define.js', 'element.js', 'node.cjs', 'node.js', 'ziping_bg.wasm'];
  const documents = readdirSync(root).filter((name) => /^(README|CHANGELOG|LICENSE.*)(\.md)?$/.test(name));
  const types = listed.filter((path) => /^dist\/types\/(element\/)?[\w-]+\.d\.c?ts$/.test(path));
  const expected = [
    'package.json',
    ...documents,
    ...modules.map((name) => `dist/${name}`),
    ...readdirSync(inProject('rubrics')).map((name) => `dist/rubrics/${name}`),
    ...types,
  ];
  assert.deepEqual(listed, expected.sort());
  for (const name of ['core', 'element', 'define']) assert.ok(types.includes(`dist/types/${name}.d.ts`), name);
});

test('the wasm file is in it once, and no script carries it along', () => {
  assert.equal(listed.filter((path) => path.endsWith('.wasm')).length, 1);
  // "\0asm" in Base64
  for (const name of ['core.js', 'define.js', 'element.js', 'node.js', 'node.cjs']) {
    assert.doesNotMatch(readFileSync(inProject('dist', name), 'utf8'), /AGFzbQ/);
  }
});

test('no script names a machine, a registry or another file than the package’s own', () => {
  for (const path of listed.filter((name) => /\.(c?js|json|ts|cts)$/.test(name))) {
    const text = readFileSync(inProject(path), 'utf8');
    assert.ok(!text.includes(root), path);
    const addresses = text.match(/https?:\/\/[\w.-]+/g) || [];
    assert.deepEqual(
      addresses.filter((address) => address !== 'http://www.w3.org'),
      [],
      path,
    );
  }
});

test('import, require and every exported path work in a fresh project', () => {
  const path = project('consumer', { type: 'module' });
  write(path, {
    'import.mjs': `
      import { createRequire } from 'node:module';
      import { readFileSync } from 'node:fs';
      import { fileURLToPath } from 'node:url';
      import { rubrics, score, version } from 'ziping';
      import 'ziping/element';
      import 'ziping/define';
      const address = (name) => fileURLToPath(import.meta.resolve('ziping/' + name));
      const [first] = rubrics();
      const text = readFileSync(address('rubrics/' + first.id + '.json'), 'utf8');
      new WebAssembly.Module(readFileSync(address('wasm')));
      console.log(JSON.stringify({
        version,
        manifest: createRequire(import.meta.url)('ziping/package.json').version,
        rubric: JSON.parse(text).id === first.id,
        points: score({ rubric: first.id }).totals.points,
      }));`,
    'require.cjs': `
      const { rubrics, score, version } = require('ziping');
      const [first] = rubrics();
      const { totals } = JSON.parse(score(JSON.stringify({ rubric: first.id })));
      console.log(JSON.stringify({ version, points: totals.points }));`,
  });
  const output = (name) => JSON.parse(execFileSync(process.execPath, [name], { cwd: path, encoding: 'utf8' }));
  const version = packageVersion();
  assert.deepEqual(output('import.mjs'), { version, manifest: version, rubric: true, points: '100' });
  assert.deepEqual(output('require.cjs'), { version, points: '100' });
});

test('TypeScript knows the package under every way to resolve it', () => {
  const path = project('typed', {});
  const source = `
    import { load, ready, rubric, rubrics, score, seal, verify, version, ZipingError } from 'ziping';
    import type { Problem, ScoreSheet, Submission } from 'ziping';
    const submission: Submission = {
      rubric: 'ningxian-2023-department',
      three_public: { total: { budget: '2.4', executed: 2.15, last_year: null } },
      facts: { spending_approved: true, treasury_payment: { na: '无' } },
      projects: [{ name: '示例项目', indicators: [{ points: '4.5', target: 300, actual: 295 }] }],
    };
    const sheet: ScoreSheet = score(submission, { trace: false, invalid: 'unknown' });
    const text: string = score(JSON.stringify(submission));
    const total: string | null = sheet.totals.computed.score;
    const digest: string = seal(submission).digests.submission;
    const valid: boolean = verify(submission, seal(submission)).valid;
    const ids: string[] = rubrics().map(({ id }) => id);
    const standard: string | undefined = rubric('x').sections[0]?.items[0]?.standard;
    const waiting: Promise<void>[] = [ready, load({ wasm: new URL('https://example.org/') })];
    try {
      score('{');
    } catch (error) {
      if (error instanceof ZipingError) console.log(error.code, error.problems[0] satisfies Problem | undefined);
    }
    // @ts-expect-error: not a field of a submission
    score({ rubric: 'x', yaer: 2023 });
    // @ts-expect-error: a sheet is not text
    const wrong: string = score(submission);
    export { text, total, digest, valid, ids, standard, waiting, version, wrong };`;
  write(path, { 'consumer.mts': source, 'consumer.cts': source, 'consumer.ts': source });
  const check = (file, ...options) => typeCheck(path, file, options);
  check('consumer.mts', '--module', 'node16');
  check('consumer.cts', '--module', 'node16');
  check('consumer.mts', '--module', 'nodenext');
  check('consumer.ts', '--module', 'esnext', '--moduleResolution', 'bundler');
});

test('TypeScript knows the element without Lit being installed', () => {
  const path = project('typed-element', { type: 'module' });
  write(path, {
    'page.ts': `
      import 'ziping/define';
      import { ZipingForm } from 'ziping/element';
      const form: ZipingForm | null = document.querySelector('ziping-form');
      form?.addEventListener('ziping-form-score', () => form.checkValidity());
      customElements.define('other-form', class extends ZipingForm {});
      // @ts-expect-error: no such attribute
      form?.nowhere;`,
  });
  typeCheck(path, 'page.ts', ['--module', 'node16']);
});
