// axe-core in the real browser on every state of the form.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { answer, box, element, fillExample, startDemo } from './demo.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let demo;
before(async () => (demo = await startDemo()));
after(() => demo.close());

async function assertClean(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate('axe.run()');
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`);
  assert.deepEqual(found, []);
}

test('the empty form', async () => {
  const page = await demo.open();
  await assertClean(page);
  await page.context().close();
});

test('the filled form', async () => {
  const page = await demo.open();
  await fillExample(page);
  await answer(page, '按照规定进行政府采购', '否');
  await page.getByRole('button', { name: '添加项目' }).click();
  await assertClean(page);
  await page.context().close();
});

test('the form with unreadable boxes', async () => {
  const page = await demo.open();
  for (const pointer of ['/three_public/total/budget', '/facts/three_public_due', '/self/total']) {
    await page.locator(box(pointer)).fill('abc');
  }
  await assertClean(page);
  await page.context().close();
});

for (const width of [1366, 320]) {
  test(`every kind of rule, ${width} pixels wide`, async () => {
    const page = await demo.open({ viewport: { width, height: 768 } });
    const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
    await element(page, `(form) => { form.rubricData = ${read('every-kind.json')}; return form.updateComplete; }`);
    for (const answers of ['{}', read('every-kind-filled.json')]) {
      await element(page, `(form) => { form.load(${answers}); return form.updateComplete; }`);
      await assertClean(page);
    }
    await page.locator(box('/facts/others')).fill('九十');
    await page.locator(box('/indicators/0/points')).fill('三');
    await assertClean(page);
    await page.context().close();
  });
}

test('the form in a narrow page', async () => {
  const page = await demo.open({ viewport: { width: 320, height: 640 } });
  await fillExample(page);
  await page.locator('.form.narrow').waitFor();
  await assertClean(page);
  await page.context().close();
});
