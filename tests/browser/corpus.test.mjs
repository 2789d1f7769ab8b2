import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readCases } from '../corpus-cases.mjs';
import { browsers, startServer } from './browsers.mjs';

const cases = readCases();
const withoutExpectations = JSON.stringify(cases.map(({ expected, ...rest }) => rest));

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

    for (const { name, expected } of cases) {
      test(name, () => {
        const actual = report.outcomes[name];
        assert.equal(actual.kind, expected.kind, actual.text.slice(0, 300));
        assert.ok(actual.text === expected.text, 'differs from the expectation that Node meets');
      });
    }
  });
}
