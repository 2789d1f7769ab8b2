// The report as a text: what goes in, what comes out, and what is refused.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { audit, render, score, ZipingError } from 'ziping';
import { readCases } from '../corpus-cases.mjs';
import { submission } from './submission.mjs';

const text = JSON.stringify(submission());
const codes = (run) => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof ZipingError, String(error && error.stack));
    return error.problems.map(({ code, pointer }) => `${code} ${pointer}`.trim());
  }
  return assert.fail('nothing was thrown');
};

describe('render', () => {
  test('gives HTML unless told otherwise, of a text as of an object', () => {
    const html = render(text);
    assert.match(html, /^<!doctype html>\n<html lang="zh-CN">/);
    assert.equal(render(submission()), html);
    assert.equal(render(submission(), { format: 'html' }), html);
    assert.match(render(text, { format: 'markdown' }), /^# /m);
  });

  test('gives a document as a text for a text and as an object for an object', () => {
    const fromText = render(text, { format: 'document' });
    const document = render(submission(), { format: 'document' });
    assert.equal(typeof fromText, 'string');
    assert.equal(JSON.stringify(document), fromText);
    assert.deepEqual(Object.keys(document), ['title', 'origin', 'parts']);
  });

  test('has the parts that are wanted', () => {
    const names = (part) => render(submission(), { format: 'document', part }).parts.map(({ name }) => name);
    const report = names('report');
    assert.equal(report[0], '自评报告');
    assert.deepEqual(names(undefined), report);
    assert.ok(!names('table').includes('自评报告'));
    const all = names('all');
    assert.deepEqual(all.slice(0, report.length), report);
    assert.equal(all.length, report.length + 1, 'and what the audit found');
  });

  test('takes an outline as an id, as an object and as its text', () => {
    const outline = {
      id: 'own',
      version: '1',
      title: '{department.name}报告',
      chapters: [{ title: '得分', blocks: [{ text: '{score.self}分' }] }],
    };
    const input = { ...submission(), department: { name: '青山县档案馆' } };
    const markdown = render(input, { format: 'markdown', outline });
    assert.match(markdown, /青山县档案馆报告[^]*88分/);
    assert.equal(render(input, { format: 'markdown', outline: JSON.stringify(outline) }), markdown);
    assert.notEqual(render(input, { outline: 'xundian' }), render(input));
    for (const absent of [undefined, null, 'ningxian']) assert.equal(render(input, { outline: absent }), render(input));
    assert.deepEqual(codes(() => render(input, { outline: 'nowhere' })), ['unknown-choice']);
    assert.deepEqual(codes(() => render(input, { outline: { ...outline, chapters: [{}] } })), ['missing-field /chapters/0/title']);
  });

  test('moves headings down', () => {
    const deepest = (shift) => {
      const marks = render(text, { format: 'markdown', shift }).match(/^#+/gm);
      return Math.max(...marks.map(({ length }) => length));
    };
    assert.equal(deepest(undefined), deepest(0));
    assert.equal(deepest(1), deepest(0) + 1);
  });

  test('refuses words that it does not know', () => {
    for (const options of [{ format: 'pdf' }, { format: 'docx' }, { part: 'everything' }]) {
      assert.deepEqual(codes(() => render(text, options)), ['unknown-choice']);
    }
  });

  test('refuses what cannot be read, or leaves it blank', () => {
    const input = submission();
    input.three_public.total.budget = '1,234.5';
    assert.deepEqual(codes(() => render(input)), ['thousands-separator /three_public/total/budget']);
    assert.doesNotMatch(render(input, { invalid: 'unknown' }), /1,234\.5/);
  });

  test('changes no input, no score and no finding', () => {
    const input = submission();
    const before = [score(input), audit(input)];
    render(Object.freeze(input), { part: 'all' });
    assert.deepEqual(input, submission());
    assert.deepEqual([score(input), audit(input)], before);
  });
});

test('HTML holds every text of a submission as text, and closes what it opens', () => {
  const { expected } = readCases().find(({ name }) => name === '507-report-of-hostile-texts');
  const tags = [...expected.text.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)];
  const known =
    'html head meta title style body section h1 h2 h3 h4 h5 h6 p table caption colgroup col thead tbody tr th td div span br footer';
  const others = tags.map(([, , name]) => name).filter((name) => !known.split(' ').includes(name));
  assert.deepEqual(others, []);
  assert.doesNotMatch(expected.text, /<[^>]+\s(on\w+|style|src|href)\s*=/i);
  const open = [];
  for (const [, close, name] of tags) {
    if (close) assert.equal(open.pop(), name);
    else if (!['meta', 'col', 'br'].includes(name)) open.push(name);
  }
  assert.deepEqual(open, []);
  // The form takes the style sheet out between these.
  assert.equal(expected.text.split(/<\/?style>/).length, 3);
});
