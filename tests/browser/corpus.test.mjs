import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { renderFile } from 'ziping';
import { readCases } from '../corpus-cases.mjs';
import { browsers, startServer } from './browsers.mjs';

const cases = readCases();
const inFiles = ['001-ningxian-2023', '300-consistent', '507-report-of-hostile-texts'];
const withoutExpectations = JSON.stringify(
  cases.map(({ expected, ...rest }) => ({ ...rest, inFiles: inFiles.includes(rest.name) })),
);

/** The digests of the files that Node makes. */
async function digests() {
  const found = {};
  for (const { name, submission } of cases.filter((one) => inFiles.includes(one.name))) {
    for (const format of ['docx', 'xlsx']) {
      const { filename, bytes } = await renderFile(submission, { format, part: 'all' });
      found[`${name} ${filename}`] = createHash('sha256').update(bytes).digest('hex');
    }
  }
  return found;
}

for (const browser of browsers) {
  describe(browser.name, () => {
    let server;
    let report;

    before(async () => {
      server = await startServer((_, response, { pathname }) => {
        if (pathname !== '/cases.json') return false;
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(withoutExpectations);
        return true;
      });
      report = await browser.report(server, '/tests/browser/corpus.html');
      assert.equal(report.error, undefined);
    });

    after(() => server.close());

    test('is the browser that it should be', () => {
      const major = Number(/Chrome\/(\d+)/.exec(report.userAgent)[1]);
      if (browser.name === 'Chromium 78') assert.equal(major, 78);
      else assert.ok(major > 120, `Chromium ${major} is not current`);
    });

    test('objects score as their texts do', () => assert.deepEqual(report.live, []));

    test('a BigInt counts', () => assert.equal(report.bigInt, 'counted'));

    test('files have the bytes that Node gives them', async () => {
      assert.deepEqual(report.files, await digests());
      assert.equal(Object.keys(report.files).length, 6);
    });

    for (const { name, expected } of cases) {
      test(name, () => {
        const actual = report.outcomes[name];
        assert.equal(actual.kind, expected.kind, actual.text.slice(0, 300));
        assert.ok(actual.text === expected.text, 'differs from the expectation that Node meets');
      });
    }
  });
}
