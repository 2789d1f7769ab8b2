// Prints what `npm run bench` is for: how fast, how right, how large. Absolute times are of this machine; the ratios
// are what to compare.

import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { score } from 'ziping';
import { audits } from './audit.mjs';
import { exactTotal, withDecimals, withDecimalsMultiplyingFirst, withFloats } from './by-hand.mjs';
import { department, textbookDepartments } from './generate.mjs';
import { rows as expressions } from './expressions.mjs';
import { median, ratio, sideBySide, yardsticks } from './measure.mjs';
import { reports } from './reports.mjs';
import { ownRubrics, tables } from './rubrics.mjs';

function table(head, rows) {
  const cells = [head, head.map(() => '---'), ...rows];
  for (const row of cells) console.log(`| ${row.join(' | ')} |`);
  console.log('');
}

function speed() {
  console.log('## Speed: one department with 20 indicators per project\n');
  console.log('Multiples of JSON.parse of the submission and JSON.stringify of the sheet, with the trace where it is');
  console.log('traced. What is written by hand prints the total only and is compared with the untraced sheet.\n');
  const rows = [];
  for (const projects of [1, 10, 100]) {
    const object = department(projects, projects);
    const text = JSON.stringify(object);
    const traced = JSON.parse(score(text));
    const untraced = JSON.parse(score(text, { trace: false }));
    const times = sideBySide({
      ...yardsticks(text, traced, untraced),
      'score(text, {trace: false})': () => score(text, { trace: false }),
      'score(text)': () => score(text),
      'score(object, {trace: false})': () => score(object, { trace: false }),
      'score(object)': () => score(object),
      'floats by hand': () => withFloats(text),
      'decimal.js by hand': () => withDecimals(text),
    });
    for (const name of [...times.keys()].slice(2)) {
      const yardstick = `parse and print, ${/^score\((text|object)\)$/.test(name) ? '' : 'un'}traced`;
      const milliseconds = median(times.get(name));
      rows.push([projects, name, ratio(times, name, yardstick).toFixed(2), milliseconds.toFixed(3)]);
    }
  }
  table(['projects', 'engine', 'ratio', 'ms'], rows);
}

function rubrics() {
  console.log('## Whole tables, as counties use them\n');
  console.log('Multiples of JSON.parse of the submission and JSON.stringify of the sheet.\n');
  table(['department', 'engine', 'ratio', 'ms'], tables());
  console.log('## A rubric of one’s own, untraced\n');
  console.log('Multiples of the same rubric built in.\n');
  table(['department', 'the rubric', 'ratio', 'ms'], ownRubrics());
  console.log('## Expressions over a context with 10 projects\n');
  console.log('Multiples of feelin. Only ziping computes exactly, and it gets its context as text.\n');
  table(['expression', 'engine', 'value', 'ratio', 'µs'], expressions());
}

function auditing() {
  console.log('## The audit\n');
  console.log('Multiples of the traced score of the same submission.\n');
  table(['department', 'findings', 'ratio', 'ms'], audits());
}

async function reporting() {
  console.log('## The report\n');
  console.log('Multiples of the traced score of the same submission.\n');
  table(['department', 'format', 'bytes', 'ratio', 'ms'], await reports());
}

function batch() {
  const texts = Array.from({ length: 100 }, (_, seed) => JSON.stringify(department(seed, 10)));
  const memory = () => {
    globalThis.gc?.();
    return process.memoryUsage().rss / 2 ** 20;
  };
  for (const text of texts) score(text, { trace: false });
  const before = memory();
  const begun = performance.now();
  for (let index = 0; index < 10_000; index += 1) score(texts[index % 100], { trace: false });
  const seconds = (performance.now() - begun) / 1000;
  console.log('## A batch: 10,000 departments of 10 projects, untraced\n');
  const growth = memory() - before;
  table(['seconds', 'memory before, MB', 'growth, MB'], [[seconds.toFixed(2), before.toFixed(0), growth.toFixed(1)]]);
}

function correctness() {
  const departments = textbookDepartments();
  for (let seed = 0; seed < 2000; seed += 1) departments.push(department(seed, 1 + (seed % 5)));
  const engines = {
    ziping: (text) => score(JSON.parse(text), { trace: false }).totals.computed.score,
    'floats by hand': (text) => JSON.parse(withFloats(text)).total,
    'decimal.js by hand, rate first': (text) => JSON.parse(withDecimals(text)).total,
    'decimal.js by hand, multiplying first': (text) => JSON.parse(withDecimalsMultiplyingFirst(text)).total,
  };
  const wrong = new Map(Object.keys(engines).map((name) => [name, []]));
  for (const one of departments) {
    const text = JSON.stringify(one);
    const truth = exactTotal(text);
    for (const [name, total] of Object.entries(engines)) {
      const found = total(text);
      if (found !== truth) wrong.get(name).push(`${found} for ${truth}`);
    }
  }
  console.log(`## Correctness: totals of ${departments.length} departments of 1 to 5 projects, against exact integers\n`);
  table(
    ['engine', 'wrong', 'share', 'for example'],
    [...wrong].map(([name, list]) => [
      name,
      list.length,
      `${((100 * list.length) / departments.length).toFixed(2)} %`,
      list[0] || '',
    ]),
  );
  if (wrong.get('ziping').length > 0) process.exitCode = 1;
}

function sizes() {
  console.log('## Size of the shipped files, bytes\n');
  const folder = new URL('../dist/', import.meta.url);
  const names = readdirSync(folder).filter((name) => /\.(c?js|wasm)$/.test(name));
  const measured = new Map(
    names.map((name) => {
      const content = readFileSync(new URL(name, folder));
      const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
      return [name, [content.length, gzipSync(content, { level: 9 }).length, brotli.length]];
    }),
  );
  const together = (...files) => [
    files.join(' + '),
    [0, 1, 2].map((column) => files.reduce((sum, name) => sum + measured.get(name)[column], 0)),
  ];
  const [page, pageSizes] = together('ziping_bg.wasm', 'define.js');
  const [pause, pauseSizes] = together('ziping_audit_bg.wasm', 'audit.js');
  const [file, fileSizes] = together('ziping_office_bg.wasm', 'office.js');
  const rows = [
    ...measured,
    [`every page: ${page}`, pageSizes],
    [`at the first pause: ${pause}`, pauseSizes],
    [`at the first file: ${file}`, fileSizes],
  ];
  table(
    ['file', 'raw', 'gzip', 'brotli'],
    rows.map(([name, columns]) => [name, ...columns]),
  );
}

console.log(`Node ${process.version} on ${process.platform} ${process.arch}\n`);
speed();
rubrics();
auditing();
await reporting();
batch();
correctness();
sizes();
