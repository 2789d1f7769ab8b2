// The report on paper: a current browser makes a PDF of the HTML, and its pages are measured.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { render } from 'ziping';
import { readCases } from '../corpus-cases.mjs';
import { launchCurrent } from './browsers.mjs';

/** Points of a millimetre. */
const millimetre = 72 / 25.4;

describe('the report on paper (GB/T 9704-2012)', () => {
  let browser;
  let pages;

  before(async () => {
    const { submission } = readCases().find(({ name }) => name === '501-report-as-html');
    const long = JSON.parse(submission);
    long.goals = '档案工作'.repeat(400);
    browser = await launchCurrent();
    const page = await browser.newPage();
    await page.setContent(render(JSON.stringify(long), { format: 'html' }));
    pages = await measure(await page.pdf({ preferCSSPageSize: true }));
  });

  after(() => browser.close());

  test('text lies on upright A4, wide tables on A4 that lies', () => {
    const sizes = pages.map(({ width, height }) => [width / millimetre, height / millimetre].map(Math.round).join('×'));
    assert.deepEqual([...new Set(sizes)], ['210×297', '297×210']);
  });

  test('a page of text has 22 lines of 28 characters between its margins', () => {
    const full = pages.find(({ lines }) => lines.filter(({ text }) => text.length === 28).length > 15);
    assert.ok(full, 'no page is full');
    const lines = full.lines.slice(0, -1);
    assert.equal(lines.length, 22);
    const pitch = (lines[21].y - lines[0].y) / 21;
    assert.ok(Math.abs(pitch - 28.99) < 0.05, `lines are ${pitch} pt apart`);
    const whole = lines.filter(({ text }) => text.length === 28);
    for (const { left, right } of whole) {
      assert.ok(Math.abs(left - 28 * millimetre) < 1, `a line begins ${left / millimetre} mm from the left`);
      assert.ok(Math.abs(full.width - right - 26 * millimetre) < 1.5, `a line ends ${right / millimetre} mm from the left`);
    }
    // The first of 22 lines is set in the first 28.99 points below the margin, the last ends 225 mm below it.
    assert.ok(lines[0].y > 37 * millimetre && lines[0].y < 37 * millimetre + 28.99);
    assert.ok(lines[21].y < full.height - 35 * millimetre);
  });

  test('pages have numbers, odd ones at the right and even ones at the left', () => {
    for (const [index, { width, lines }] of pages.entries()) {
      const foot = lines[lines.length - 1];
      assert.equal(foot.text.replace(/\s/g, ''), `—${index + 1}—`);
      assert.equal(foot.left > width / 2, index % 2 === 0, `page ${index + 1}`);
    }
  });

  test('the table begins on a page of its own and repeats its header', () => {
    const heads = pages.map(({ lines }) => lines.findIndex(({ text }) => text.includes('计分标准')));
    const first = heads.findIndex((head) => head >= 0);
    assert.match(pages[first].lines[0].text, /^附表3$/);
    assert.ok(heads[first + 1] === 0 || heads[first + 1] === 1, 'the second page of the table has no header');
  });

  test('the last line says what the report was made from', () => {
    const text = pages[pages.length - 1].lines.map((line) => line.text).join('');
    assert.match(text.replace(/\s/g, ''), /ziping\d+\.\d+\.\d+·计分办法ningxian-2023-department/);
  });
});

/** The pages of a PDF with their lines from the top, each with its place in points. */
async function measure(bytes) {
  const document = await getDocument({ data: new Uint8Array(bytes) }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const lines = new Map();
    for (const { str, transform, width: length } of items) {
      if (str.trim() === '') continue;
      const y = height - transform[5];
      const key = [...lines.keys()].find((known) => Math.abs(known - y) < 3);
      const line = lines.get(key) || { y, left: Infinity, right: 0, pieces: [] };
      line.left = Math.min(line.left, transform[4]);
      line.right = Math.max(line.right, transform[4] + length);
      line.pieces.push([transform[4], str]);
      if (key === undefined) lines.set(y, line);
    }
    const sorted = [...lines.values()].sort((one, other) => one.y - other.y);
    for (const line of sorted) {
      line.text = line.pieces.sort(([one], [other]) => one - other).map(([, str]) => str).join('');
    }
    pages.push({ width, height, lines: sorted });
  }
  await document.destroy();
  return pages;
}
