// axe-core in the real browser on every state of the form.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { render } from 'ziping';
import { audited, withDouble } from './audit-double.mjs';
import { answer, box, element, fillExample, startDemo } from './demo.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let demo;
before(async () => (demo = await startDemo()));
after(() => demo.close());

async function assertClean(page, rules = {}) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((options) => axe.run(options), rules);
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

for (const width of [1366, 320]) {
  test(`findings, their answers, and an audit that failed, ${width} pixels wide`, async () => {
    const page = await demo.open({ viewport: { width, height: 768 } }, withDouble);
    await page.waitForSelector('ziping-form[data-state=ready]');
    await fillExample(page);
    await audited(page);
    await assertClean(page);
    const response = (code, pointer, text) => ({ code, pointer, message: '别的', text });
    const responses = [
      response('T17', '/self/scores/project_expenditure/score', '已核实'),
      response('T1', '/nowhere', '没有对应的问题'),
    ];
    await element(page, `(form) => form.load({ ...form.toJSON(), year: 1999, responses: ${JSON.stringify(responses)} })`);
    await audited(page);
    await page.locator('.finding summary').first().click();
    await page.locator('.finding textarea').first().fill('已核实');
    await audited(page);
    assert.equal(await page.locator('.finding .mark').count(), 2);
    await assertClean(page);
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    assert.ok((await page.evaluate(overflow)) <= 0, 'nothing reaches out of the page');
    await page.context().close();

    const failing = await demo.open({ viewport: { width, height: 768 } }, (context) =>
      context.route('**/dist/audit.js', (route) => route.fulfill({ status: 404 })),
    );
    await failing.waitForSelector('ziping-form[data-state=ready]');
    await fillExample(failing);
    await failing.locator('.audit').getByRole('button', { name: '重试' }).waitFor();
    await assertClean(failing);
    demo.forgive(/status of 404/);
    await failing.context().close();
  });
}

for (const width of [1366, 320]) {
  test(`the menu of the report, its preview and its failure, ${width} pixels wide`, async () => {
    const page = await demo.open({ viewport: { width, height: 640 } });
    await fillExample(page);
    await audited(page);
    const open = () => page.locator('.report > summary').click();
    await open();
    await page.getByRole('menuitem', { name: '预览' }).and(page.locator(':focus')).waitFor();
    await assertClean(page);
    const menu = await page.getByRole('menu').boundingBox();
    assert.ok(menu.x >= 0 && menu.x + menu.width <= width, 'the menu lies in the page');
    await page.getByRole('menuitem', { name: '预览' }).click();
    const paper = page.frameLocator('.preview iframe');
    await paper.locator('h1').first().waitFor();
    await assertClean(page);
    // axe cannot enter a frame that runs no scripts, so the report is looked at by itself.
    const alone = await page.context().newPage();
    await alone.setContent(render(await element(page, '(form) => form.value'), { invalid: 'unknown' }));
    // It is a paper, without the landmarks of a page.
    await assertClean(alone, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    await alone.close();
    const overflow = await paper.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
    assert.ok(overflow <= 0, 'nothing reaches out of the paper');
    await page.keyboard.press('Escape');
    await element(page, `(form) => { form.outline = 'nowhere'; }`);
    await open();
    await page.getByRole('menuitem', { name: '预览' }).click();
    await page.locator('.report-failure').waitFor();
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
