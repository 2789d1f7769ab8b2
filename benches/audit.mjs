// What an audit costs beside the score that a page computes anyway.

import { readFileSync } from 'node:fs';
import { audit, score } from 'ziping';
import { department } from './generate.mjs';
import { median, ratio, sideBySide } from './measure.mjs';

const seed = readFileSync(new URL('../tests/corpus/001-ningxian-2023/submission.json', import.meta.url), 'utf8');

const departments = {
  'the published report of 2023': seed,
  ...Object.fromEntries([1, 10, 100].map((projects) => [`${projects} projects`, JSON.stringify(department(projects, projects))])),
};

/** Rows of departments: findings, multiples of a traced score, milliseconds. */
export function audits() {
  return Object.entries(departments).map(([title, text]) => {
    const { counts } = JSON.parse(audit(text));
    const times = sideBySide({ score: () => score(text), audit: () => audit(text) });
    const found = counts.error + counts.warning + counts.note;
    return [title, found, ratio(times, 'audit', 'score').toFixed(2), median(times.get('audit')).toFixed(3)];
  });
}
