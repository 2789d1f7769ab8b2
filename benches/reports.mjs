// What a report costs: as a text beside the score that a page computes anyway, and as a file.

import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { render, renderFile, score } from 'ziping';
import { median, ratio, sideBySide } from './measure.mjs';

const read = (name) => readFileSync(new URL(`../tests/corpus/${name}/submission.json`, import.meta.url), 'utf8');
const departments = {
  'the published report of 2023': read('001-ningxian-2023'),
  'a whole report with projects': read('300-consistent'),
};
const formats = ['html', 'markdown', 'document'];
const files = ['docx', 'xlsx'];
const rounds = 41;

/** Rows of departments and formats: bytes, multiples of a traced score, milliseconds. */
export async function reports() {
  const rows = [];
  for (const [title, text] of Object.entries(departments)) {
    const renders = Object.fromEntries(formats.map((format) => [format, () => render(text, { format })]));
    const times = sideBySide({ score: () => score(text), ...renders });
    for (const format of formats) {
      const size = Buffer.byteLength(renders[format]());
      rows.push([title, format, size, ratio(times, format, 'score').toFixed(2), median(times.get(format)).toFixed(3)]);
    }
    for (const format of files) {
      const milliseconds = [];
      let size = 0;
      // The first ones read the core, which is loaded at the first file, and warm it up.
      for (let round = -5; round < rounds; round += 1) {
        const begun = performance.now();
        size = (await renderFile(text, { format })).bytes.length;
        if (round >= 0) milliseconds.push(performance.now() - begun);
      }
      const spent = median(milliseconds);
      rows.push([title, format, size, (spent / median(times.get('score'))).toFixed(2), spent.toFixed(3)]);
    }
  }
  return rows;
}
