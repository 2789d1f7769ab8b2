// What `npm install ziping` gives to others: the packed archive, installed in projects that know nothing of this one.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { inProject, packageVersion, root } from '../../scripts/project.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ziping-package-'));
let listed;

const scripts = ['audit.js', 'author.js', 'core.js', 'define.js', 'element.js', 'node.cjs', 'node.js', 'office.js'];
const wasmFiles = ['ziping_audit_bg.wasm', 'ziping_author_bg.wasm', 'ziping_bg.wasm', 'ziping_office_bg.wasm'];

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
  const modules = [...scripts, ...wasmFiles];
  const documents = readdirSync(root).filter((name) => /^(README|CHANGELOG|LICENSE.*)(\.md)?$/.test(name));
  const types = listed.filter((path) => /^dist\/types\/(element\/)?[\w-]+\.d\.c?ts$/.test(path));
  const expected = [
    'package.json',
    ...documents,
    ...modules.map((name) => `dist/${name}`),
    ...['rubrics', 'schema'].flatMap((name) =>
      readdirSync(inProject(name)).map((file) => `dist/${name}/${file}`),
    ),
    ...types,
  ];
  assert.deepEqual(listed, expected.sort());
  for (const name of ['core', 'audit', 'office', 'author', 'element', 'define']) assert.ok(types.includes(`dist/types/${name}.d.ts`), name);
});

test('each wasm file is in it once, and no script carries one along', () => {
  assert.deepEqual(listed.filter((path) => path.endsWith('.wasm')), wasmFiles.map((name) => `dist/${name}`));
  // "\0asm" in Base64
  for (const name of scripts) {
    assert.doesNotMatch(readFileSync(inProject('dist', name), 'utf8'), /AGFzbQ/);
  }
});

test('a script names the wasm file that it loads and no other', () => {
  for (const [name, file] of Object.entries({
    'audit.js': 'ziping_audit_bg.wasm',
    'author.js': 'ziping_author_bg.wasm',
    'core.js': 'ziping_bg.wasm',
    'define.js': 'ziping_bg.wasm',
    'node.cjs': 'ziping_author_bg.wasm ziping_office_bg.wasm',
    'node.js': 'ziping_author_bg.wasm ziping_office_bg.wasm',
    'office.js': 'ziping_office_bg.wasm',
  })) {
    // The glue has a default of its own, which no entry uses.
    const own = /new URL\(["']\.\/(\w+\.wasm)["']/g;
    const named = [...readFileSync(inProject('dist', name), 'utf8').matchAll(own)].map(([, found]) => found);
    assert.deepEqual(named.sort(), file.split(' '), name);
  }
});

test('no script names a machine, a registry or another file than the package’s own', () => {
  for (const path of listed.filter((name) => /\.(c?js|json|ts|cts)$/.test(name))) {
    const text = readFileSync(inProject(path), 'utf8');
    assert.ok(!text.includes(root), path);
    const addresses = text.match(/https?:\/\/[\w.-]+/g) || [];
    assert.deepEqual(
      addresses.filter((address) => !['http://www.w3.org', 'https://json-schema.org'].includes(address)),
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
      import { audit, render } from 'ziping/audit';
      import { renderFile } from 'ziping/office';
      import { evaluate, lintRubric, rubric, score as same, scorer } from 'ziping/author';
      import 'ziping/element';
      import 'ziping/define';
      const address = (name) => fileURLToPath(import.meta.resolve('ziping/' + name));
      const [first] = rubrics();
      const text = readFileSync(address('rubrics/' + first.id + '.json'), 'utf8');
      JSON.parse(readFileSync(address('schema/rubric.schema.json'), 'utf8'));
      for (const name of ['wasm', 'audit/wasm', 'office/wasm', 'author/wasm']) new WebAssembly.Module(readFileSync(address(name)));
      console.log(JSON.stringify({
        version,
        author: [score === same, evaluate('1 / 4'), lintRubric(rubric(first.id)).usable, scorer(first.id).rubric.id === first.id],
        audit: [audit({ rubric: first.id }).engine.version, scorer(first.id).audit('{}') === audit(JSON.stringify({ rubric: first.id }))],
        report: render({ rubric: first.id }).startsWith('<!doctype html>'),
        file: (await renderFile({ rubric: first.id }, { format: 'docx' })).bytes.length > 1000,
        manifest: createRequire(import.meta.url)('ziping/package.json').version,
        rubric: JSON.parse(text).id === first.id,
        points: score({ rubric: first.id }).totals.points,
      }));`,
    'require.cjs': `
      const { rubrics, score, version } = require('ziping');
      const { audit } = require('ziping/audit');
      const { evaluate } = require('ziping/author');
      const { renderFile } = require('ziping/office');
      const [first] = rubrics();
      const { totals } = JSON.parse(score(JSON.stringify({ rubric: first.id })));
      const { counts } = audit({ rubric: first.id });
      renderFile({ rubric: first.id }, { format: 'xlsx' }).then(({ filename }) =>
        console.log(JSON.stringify({ version, value: evaluate('1 / 4'), points: totals.points, counted: Number.isInteger(counts.error), filename })));`,
  });
  const output = (name) => JSON.parse(execFileSync(process.execPath, [name], { cwd: path, encoding: 'utf8' }));
  const version = packageVersion();
  const author = [true, '0.25', true, true];
  const audited = [version, true];
  assert.deepEqual(output('import.mjs'), { version, author, audit: audited, report: true, file: true, manifest: version, rubric: true, points: '100' });
  assert.deepEqual(output('require.cjs'), { version, value: '0.25', points: '100', counted: true, filename: '＿＿＿部门整体支出绩效自评报告.xlsx' });
});

test('a bundler for pages finds the entries for pages', async () => {
  const path = project('bundled', { type: 'module' });
  write(path, {
    'core.js': "import { ready, score } from 'ziping'; console.log(ready, score);",
    'audit.js': "import { audit, ready } from 'ziping/audit'; console.log(ready, audit);",
    'office.js': "import { ready, renderFile } from 'ziping/office'; console.log(ready, renderFile);",
    'author.js': "import { evaluate, ready } from 'ziping/author'; console.log(ready, evaluate);",
  });
  for (const [name, wasm] of [['core', 'ziping_bg.wasm'], ['audit', 'ziping_audit_bg.wasm'], ['office', 'ziping_office_bg.wasm'], ['author', 'ziping_author_bg.wasm']]) {
    const { metafile } = await build({
      absWorkingDir: path,
      entryPoints: [`${name}.js`],
      bundle: true,
      splitting: true,
      outdir: 'out',
      format: 'esm',
      metafile: true,
      write: false,
      logLevel: 'silent',
    });
    assert.deepEqual(Object.keys(metafile.outputs[`out/${name}.js`].inputs), [`node_modules/ziping/dist/${name}.js`, `${name}.js`]);
    assert.ok(listed.includes(`dist/${wasm}`));
  }
});

test('a bundler puts what a form loads at a pause, and at the first file, into files of their own', async () => {
  const path = project('bundled-form', { type: 'module' });
  write(path, { 'page.js': "import 'ziping/define';" });
  const { metafile } = await build({
    absWorkingDir: path,
    entryPoints: ['page.js'],
    bundle: true,
    splitting: true,
    outdir: 'out',
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const { inputs, imports } = metafile.outputs['out/page.js'];
  assert.deepEqual(Object.keys(inputs), ['node_modules/ziping/dist/define.js', 'page.js']);
  const later = imports.filter(({ kind }) => kind === 'dynamic-import');
  const inThem = later.map(({ path: chunk }) => String(Object.keys(metafile.outputs[chunk].inputs)));
  assert.deepEqual([...new Set(inThem)].sort(), ['audit', 'office'].map((name) => `node_modules/ziping/dist/${name}.js`));
});

test('TypeScript knows the package under every way to resolve it', () => {
  const path = project('typed', {});
  const source = `
    import { load, ready, rubric, rubrics, score, seal, verify, version, ZipingError } from 'ziping';
    import type { Problem, ScoreSheet, Submission } from 'ziping';
    import { audit, render, type Audit, type Document, type Finding, type Outline, type Severity } from 'ziping/audit';
    import { renderFile, type ReportFile } from 'ziping/office';
    import { evaluate, lintRubric, scorer, type FeelValue, type Scorer } from 'ziping/author';
    const batch: Scorer = scorer({ extends: 'ningxian-2023-department', id: 'own', version: '1', grades: [{ name: '合格', at_least: 60 }] });
    const grade: string | null = batch.score({ year: 2023, projects: [{ score: 90 }] }).totals.computed.grade;
    const value: FeelValue = evaluate('a / 3', { a: 1 });
    const doubts: string[] = lintRubric(batch.rubric).doubts.map(({ message }) => message);
    // @ts-expect-error: a scorer has its rubric
    batch.score({ rubric: { id: 'another' } });
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
    const audited: Audit = audit(submission, { invalid: 'unknown' });
    const worst: Severity | undefined = audited.findings[0]?.severity;
    const labels: string[] = audited.findings.flatMap(({ evidence }: Finding) => evidence.map(({ label }) => label));
    const written: string = batch.audit('{}');
    const outline: Outline = { id: 'own', version: '1', title: '{department.name}报告', chapters: [{ title: '得分', blocks: [{ text: '{score.self}分' }] }] };
    const pages: string = render(submission, { outline, part: 'all', shift: 1 });
    const blocks: Document = render(submission, { format: 'document' });
    const asText: string = render('{}', { format: 'document' });
    const file: Promise<ReportFile> = renderFile(submission, { format: 'docx', outline: 'xundian' });
    const blob: Promise<Blob> = file.then(({ bytes, mime }) => new Blob([bytes], { type: mime }));
    // @ts-expect-error: a file has a format
    renderFile(submission, {});
    // @ts-expect-error: files are not texts
    render(submission, { format: 'docx' });
    // @ts-expect-error: not a field of a submission
    score({ rubric: 'x', yaer: 2023 });
    // @ts-expect-error: a sheet is not text
    const wrong: string = score(submission);
    export { pages, blocks, asText, blob, worst, labels, written, grade, value, doubts, text, total, digest, valid, ids, standard, waiting, version, wrong };`;
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
      form?.addEventListener('ziping-form-audit', ({ result }) => result.counts.error === form.audit?.counts.error);
      form?.addEventListener('ziping-form-export', (event) => { if (event.file.size > 0) event.preventDefault(); });
      if (form) form.outline = 'xundian';
      customElements.define('other-form', class extends ZipingForm {});
      // @ts-expect-error: no such attribute
      form?.nowhere;`,
  });
  typeCheck(path, 'page.ts', ['--module', 'node16']);
});
