// Reports as files, read by readers that know nothing of what wrote them.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, test } from 'node:test';
import * as spreadsheets from '@e965/xlsx';
import JSZip from 'jszip';
import mammoth from 'mammoth';
import { SaxesParser } from 'saxes';
import { render, renderFile, ZipingError } from 'ziping';
import { readCases } from '../corpus-cases.mjs';

const textOf = (name) => readCases().find((one) => one.name === name).submission;
const whole = textOf('300-consistent');
const hostile = textOf('507-report-of-hostile-texts');
const nothing = textOf('504-report-of-nothing');
const formats = ['docx', 'xlsx'];

/** The cells of tables as texts, row by row. */
const cellsOf = (tables) =>
  tables.flatMap(({ header, rows }) => [...header, ...rows].map(({ cells }) => cells.map(({ text }) => text)));

const blocksOf = ({ parts }, kind) => parts.flatMap(({ blocks }) => blocks.map((block) => block[kind]).filter(Boolean));

describe('a file', () => {
  test('has a name, a type and bytes', async () => {
    const expected = { docx: 'wordprocessingml.document', xlsx: 'spreadsheetml.sheet' };
    for (const format of formats) {
      const { filename, mime, bytes } = await renderFile(whole, { format });
      assert.match(filename, new RegExp(`^[^/\\\\:*?"<>|]+自评报告\\.${format}$`));
      assert.equal(mime, `application/vnd.openxmlformats-officedocument.${expected[format]}`);
      assert.ok(bytes instanceof Uint8Array);
      assert.equal(String.fromCharCode(bytes[0], bytes[1]), 'PK');
    }
  });

  test('has the same bytes each time, of a text as of an object', async () => {
    const digest = async (input, format) => createHash('sha256').update((await renderFile(input, { format })).bytes).digest('hex');
    for (const format of formats) {
      const [first, second, ofObject] = [
        await digest(whole, format),
        await digest(whole, format),
        await digest(JSON.stringify(JSON.parse(whole)), format),
      ];
      assert.equal(first, second);
      assert.equal(await digest(JSON.parse(whole), format), ofObject);
    }
  });

  test('two that are asked for at once are both made', async () => {
    const files = await Promise.all(formats.map((format) => renderFile(whole, { format })));
    assert.deepEqual(files.map(({ filename }) => filename.slice(-5)), ['.docx', '.xlsx']);
  });

  test('of what cannot be used is refused with all problems', async () => {
    const refused = async (input, options, code) => {
      await assert.rejects(renderFile(input, options), (error) => error instanceof ZipingError && error.code === code);
    };
    await refused('{', { format: 'docx' }, 'malformed-json');
    await refused(whole, { format: 'pdf' }, 'unknown-choice');
    await refused(whole, {}, 'unknown-choice');
    await refused(whole, { format: 'xlsx', outline: 'nowhere' }, 'unknown-choice');
    const faulty = JSON.stringify({ ...JSON.parse(whole), year: '二〇二三' });
    await assert.rejects(renderFile(faulty, { format: 'docx' }), ZipingError);
    assert.ok((await renderFile(faulty, { format: 'docx', invalid: 'unknown' })).bytes.length > 0);
  });
});

describe('every part of a file is well-formed XML with its namespaces declared', () => {
  for (const format of formats) {
    for (const [name, text] of Object.entries({ whole, hostile, nothing })) {
      test(`${name}, ${format}`, async () => {
        const { bytes } = await renderFile(text, { format, part: 'all' });
        const { files } = await JSZip.loadAsync(bytes, { checkCRC32: true });
        const names = Object.keys(files).filter((path) => /\.(xml|rels)$/.test(path));
        assert.ok(names.length > 6);
        for (const path of names) {
          const parser = new SaxesParser({ xmlns: true, fileName: path });
          parser.on('error', (error) => assert.fail(`${path}: ${error.message}`));
          parser.write(await files[path].async('string')).close();
        }
        assert.deepEqual(Object.keys(files).filter((path) => /vba|macro|external|embeddings/i.test(path)), []);
      });
    }
  }
});

describe('the file for Word, read by mammoth', () => {
  let html;
  let document;
  before(async () => {
    const { bytes } = await renderFile(whole, { format: 'docx' });
    html = (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value;
    document = render(JSON.parse(whole), { format: 'document' });
  });

  const plain = (text) =>
    text.replace(/<br \/>/g, '\n').replace(/<[^>]+>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');

  test('has the headings, as headings of their levels', () => {
    const read = [...html.matchAll(/<h(\d)>(.*?)<\/h\1>/g)].map(([, level, inner]) => [Number(level), plain(inner)]);
    const expected = blocksOf(document, 'heading').map(({ level, text }) => [level, text]);
    assert.ok(expected.length > 10);
    assert.deepEqual(read, expected);
  });

  test('has every paragraph', () => {
    const read = new Set([...html.matchAll(/<p>(.*?)<\/p>/g)].map(([, inner]) => plain(inner)));
    const paragraphs = [...blocksOf(document, 'paragraph'), ...blocksOf(document, 'title')];
    assert.ok(paragraphs.length > 20);
    for (const { text } of paragraphs) assert.ok(read.has(text), text);
    assert.ok(read.has(document.origin));
  });

  test('has the tables, cell by cell', () => {
    const tables = [...html.matchAll(/<table>(.*?)<\/table>/g)].map(([, inner]) => inner);
    const expected = blocksOf(document, 'table');
    assert.equal(tables.length, expected.length);
    const rows = tables.flatMap((inner) =>
      [...inner.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, cells]) => [...cells.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => plain(cell.replace(/<\/p><p>/g, '\n')))),
    );
    assert.deepEqual(rows, cellsOf(expected));
  });

  test('shows what is hostile as it is', async () => {
    const { bytes } = await renderFile(hostile, { format: 'docx' });
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    assert.match(value, /<script>/);
  });
});

describe('the file for Excel, read by SheetJS', () => {
  let book;
  let parts;
  before(async () => {
    const { bytes } = await renderFile(whole, { format: 'xlsx', part: 'table' });
    book = spreadsheets.read(bytes, { cellFormula: true });
    ({ parts } = render(JSON.parse(whole), { format: 'document', part: 'table' }));
  });

  const values = (sheet) => Object.entries(sheet).filter(([place]) => !place.startsWith('!'));

  test('has a sheet for each part of the table', () => {
    assert.equal(book.SheetNames.length, parts.length);
    assert.ok(parts.length > 1, 'the sheets of the projects too');
  });

  test('has every cell of the tables, numbers as numbers', () => {
    for (const [index, { blocks }] of parts.entries()) {
      const sheet = book.Sheets[book.SheetNames[index]];
      const read = values(sheet).map(([, { v }]) => v);
      for (const { header, rows } of blocks.map(({ table }) => table).filter(Boolean)) {
        for (const { text, number } of [...header, ...rows].flatMap(({ cells }) => cells)) {
          if (text !== '') assert.ok(read.includes(number === null ? text : Number(number)), text);
        }
      }
    }
  });

  test('computes its sums by formulas, whose values are those of the score', () => {
    const sheet = book.Sheets[book.SheetNames[0]];
    const sums = values(sheet).filter(([, { f }]) => f);
    const expected = parts[0].blocks.flatMap(({ table }) => (table ? table.rows : [])).flatMap(({ cells }) => cells);
    assert.equal(sums.length, expected.filter(({ sum_of }) => sum_of.length > 0).length);
    assert.ok(sums.length >= 4);
    for (const [place, { f, v }] of sums) {
      const [, inner] = /^SUM\((.*)\)$/.exec(f) || assert.fail(`${place} ${f}`);
      const cells = inner.split(',').flatMap((range) => {
        const { s, e } = spreadsheets.utils.decode_range(range);
        assert.equal(s.c, e.c, 'a sum is of one column');
        return Array.from({ length: e.r - s.r + 1 }, (_, row) => sheet[spreadsheets.utils.encode_cell({ c: s.c, r: s.r + row })]);
      });
      const sum = cells.reduce((total, cell) => total + Math.round(((cell && cell.v) || 0) * 1e6), 0);
      assert.equal(sum, Math.round(v * 1e6), `${place} = ${f}`);
    }
  });

  test('has the tables of the text besides, where the report is wanted', async () => {
    const { bytes } = await renderFile(whole, { format: 'xlsx' });
    const { SheetNames } = spreadsheets.read(bytes);
    assert.deepEqual(SheetNames, ['自评报告', ...book.SheetNames]);
  });

  test('merges no cell twice', () => {
    for (const name of book.SheetNames) {
      const taken = new Set();
      for (const { s, e } of book.Sheets[name]['!merges'] || []) {
        for (let row = s.r; row <= e.r; row += 1) {
          for (let column = s.c; column <= e.c; column += 1) {
            const place = `${row} ${column}`;
            assert.ok(!taken.has(place), `${name} ${place}`);
            taken.add(place);
          }
        }
      }
      assert.ok(taken.size > 0);
    }
  });

  test('holds what is hostile as text and never as a formula', async () => {
    const { bytes } = await renderFile(hostile, { format: 'xlsx', part: 'all' });
    const read = spreadsheets.read(bytes, { cellFormula: true });
    for (const name of read.SheetNames) {
      for (const [place, { f }] of values(read.Sheets[name])) if (f) assert.match(f, /^SUM\([A-Z0-9:,]+\)$/, place);
    }
  });
});
