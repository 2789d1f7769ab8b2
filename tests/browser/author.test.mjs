// The entry for pages in which rubrics are made, in both browsers.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browsers, startServer } from './browsers.mjs';

let server;

before(async () => {
  server = await startServer();
});

after(() => server.close());

for (const browser of browsers) {
  test(`the author’s functions in ${browser.name}`, async () => {
    assert.deepEqual(await browser.report(server, '/tests/browser/author.html'), {
      before: 'not-loaded',
      unreachable: '请把 ziping_author_bg.wasm 与脚本放在同一目录',
      title: '另一张表',
      lint: [true, 0],
      nonsense: 'malformed-json',
      value: '0.3',
      place: 'true bad-expression 第 2 行第 4 列',
      scorer: true,
      same: true,
      audits: true,
      onlyHere: [false, false, false, false],
    });
  });
}
