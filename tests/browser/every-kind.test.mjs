// A rubric with every kind of rule in both browsers: what it draws and what is scored is the same.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browsers, startServer } from './browsers.mjs';

for (const browser of browsers) {
  describe(browser.name, () => {
    let server;
    let report;

    before(async () => {
      server = await startServer();
      report = await browser.report(server, '/tests/browser/every-kind.html');
    });
    after(() => server.close());

    test('draws, fills and scores every kind of rule', () => {
      assert.equal(report.error, undefined);
      assert.deepEqual(report.complaints, []);
      assert.equal(report.before, '41.02');
      assert.equal(report.after, '51.77');
      assert.equal(report.list, '95 70、60');
      assert.deepEqual(report.facts.others, ['95', '70', '60']);
      assert.deepEqual([report.facts.loan, report.facts.repaid], ['1000', '500']);
    });

    test('says how', () => {
      const [loan, execution, effect, projects] = report.rows;
      assert.match(loan, /5 × 500 ÷ 1000 = 2\.5/);
      assert.match(execution, /因政策调整未执行”，(不扣分，)?得满分 8 分/);
      assert.match(effect, /8 × 70% = 5\.6/);
      assert.match(projects, /预算执行率 9 \/ 10/);
    });

    test('lays the rows of indicators out in columns', () => {
      assert.ok(report.grid === 8 || report.grid === 4 || report.grid === 2, `${report.grid} in ${report.width}`);
    });
  });
}
