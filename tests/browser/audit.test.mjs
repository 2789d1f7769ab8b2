// The findings of the audit in the page: when they come, what they say, where they lead, and what is answered to them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { audit } from 'ziping';
import { audited, withDouble } from './audit-double.mjs';
import { box, element, fillExample, startDemo } from './demo.mjs';

let demo;
before(async () => (demo = await startDemo()));
after(() => demo.close());

/** The example in a page whose audit is the double. */
async function openAudited(options = {}) {
  const page = await demo.open(options, withDouble);
  await page.waitForSelector('ziping-form[data-state=ready]');
  await fillExample(page);
  await audited(page);
  return page;
}

const finding = (page, code) => page.locator('.finding').filter({ has: page.getByText(code, { exact: true }) });
const total = box('/self/total');
const responses = (page) => element(page, '(form) => form.toJSON().responses');
const focused = (page) => element(page, '(form) => "#" + form.shadowRoot.activeElement.id');

/** Unfolds the answer to a finding and gives its box. */
async function answerBox(page, code) {
  const unfold = finding(page, code).locator('summary');
  if (!(await finding(page, code).locator('textarea').isVisible())) await unfold.click();
  return finding(page, code).locator('textarea');
}

test('the example’s findings are those of Node, each with all it says', async () => {
  const page = await demo.open();
  await fillExample(page);
  await audited(page);
  const submission = await element(page, '(form) => form.toJSON()');
  const expected = audit(submission, { invalid: 'unknown' });
  assert.deepEqual(await element(page, '(form) => form.audit'), expected);
  const shown = page.locator('.audit');
  assert.equal(await shown.locator('.finding').count(), expected.findings.length);
  const words = await shown.textContent();
  for (const { code, title, message, hint, evidence } of expected.findings) {
    for (const part of [code, title, message, hint, ...evidence.map(({ label }) => label)]) {
      assert.ok(words.includes(part.trim()), `${code}: ${part}`);
    }
  }
  await page.context().close();
});

test('findings stand below the table by weight, and the bar counts them and leads there', async () => {
  const page = await openAudited();
  const words = await page.locator('.audit').innerText();
  assert.match(words, /^核查\s*错误 2 项，疑点 1 项，提示 1 项/);
  assert.match(words, /错误[\s\S]*M3[\s\S]*T17[\s\S]*疑点[\s\S]*T21[\s\S]*提示[\s\S]*X17/);
  const table = await page.getByRole('table').boundingBox();
  assert.ok((await page.locator('.audit').boundingBox()).y > table.y + table.height);
  assert.match(await finding(page, 'M3').innerText(), /差 5\.48 万元\s*应为：\s*85\.97 万元\s*请核对三个数/);
  assert.match(await finding(page, 'X17').innerText(), /本县计分办法的说明：本县报告另附自评表/);

  const inBar = page.locator('.bar').getByRole('button', { name: '核查：错误 2 项，疑点 1 项，提示 1 项' });
  await inBar.focus();
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), box('/#audit'));
  const heading = await page.locator('.audit h2').boundingBox();
  const bar = await page.locator('.bar').boundingBox();
  assert.ok(heading.y >= bar.y + bar.height && heading.y < 768, 'the heading is in sight');
  await page.context().close();
});

test('a finding leads to its field; where the form has none it says so', async () => {
  const page = await openAudited();
  await finding(page, 'T17').getByRole('button', { name: '去核对' }).focus();
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), box('/self/scores/project_expenditure/score'));
  await finding(page, 'T21').getByRole('button', { name: '去核对' }).click();
  assert.equal(await focused(page), box('/self/scores/three_public/score'));
  assert.equal(await finding(page, 'M3').getByRole('button').count(), 0);
  assert.match(await finding(page, 'M3').innerText(), /不在本表中填写：人员支出、工资福利支出、对个人和家庭的补助/);
  await finding(page, 'T17').getByText('依据 2 处，填写说明').click();
  assert.match(await finding(page, 'T17').innerText(), /项目支出评价的申报分数\s*70 分\s*项目\s*未填/);
  await page.context().close();
});

test('nothing is audited while somebody types, and a change takes back what was about to be audited', async () => {
  const page = await demo.open({}, async (context) => {
    await withDouble(context);
    await context.clock.install();
  });
  await page.waitForSelector('ziping-form[data-state=ready]');
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.getByRole('button', { name: '填入示例' }).click();
  await page.locator('.big', { hasText: '90' }).waitFor();
  const count = () => page.evaluate(() => (window.audits || []).length);
  const pass = (milliseconds) => page.clock.runFor(milliseconds);
  const until = async (wanted) => {
    for (let turn = 0; turn < 50 && (await count()) < wanted; turn += 1) await pass(20);
    assert.equal(await count(), wanted);
  };
  await pass(790);
  assert.equal(await count(), 0);
  await pass(10);
  await until(1);

  await page.evaluate(() => (window.typing = true));
  for (const text of ['9', '91', '91.', '91.5']) {
    await page.locator(total).fill(text);
    await pass(790);
    assert.equal(await count(), 1, 'the pause was too short');
  }
  await page.evaluate(() => (window.typing = false));
  await until(2);
  const [first, last] = await page.evaluate(() => window.audits);
  assert.equal(JSON.parse(first.text).self.total, '90');
  assert.equal(JSON.parse(last.text).self.total, '91.5');
  assert.deepEqual([last.options, last.typing], [{ invalid: 'unknown' }, false]);
  await pass(5000);
  assert.equal(await count(), 2, 'what did not change is not audited again');
  await page.context().close();
});

test('a keystroke does not call the audit, however long the page was at rest', async () => {
  const page = await openAudited();
  const inTurn = await element(
    page,
    `(form) => {
      const input = form.shadowRoot.querySelector('${total}');
      const before = window.audits.length;
      for (let turn = 0; turn < 200; turn += 1) {
        input.value = String(turn);
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      }
      return window.audits.length - before;
    }`,
  );
  assert.equal(inTurn, 0);
  await audited(page);
  assert.match(await finding(page, 'T2').innerText(), /申报合计 199 分/);
  await page.context().close();
});

test('the page is told of every new result, and has the last one as a property', async () => {
  const page = await openAudited();
  await element(page, `(form) => { window.told = []; form.addEventListener('ziping-form-audit', (event) =>
    window.told.push([event.result === form.audit, event.bubbles && event.composed, event.result.counts.error])); }`);
  await page.locator(total).fill('91');
  await audited(page);
  await page.locator(total).fill('91.0');
  await page.locator(total).fill('91');
  await audited(page);
  assert.deepEqual(await page.evaluate(() => window.told), [[true, true, 3]]);
  await page.locator(total).fill('90');
  await audited(page);
  assert.deepEqual((await page.evaluate(() => window.told))[1], [true, true, 2]);
  await element(page, `(form) => form.load({ rubric: 'ningxian-2023-department' })`);
  assert.equal(await element(page, '(form) => form.audit'), null);
  await page.locator('.audit').waitFor({ state: 'detached' });
  await page.context().close();
});

test('what was found is said once, and again only in other words', async () => {
  const page = await openAudited();
  const status = page.locator('ziping-form [role=status]').last();
  assert.equal(await status.textContent(), '核查完成：错误 2 项，疑点 1 项，提示 1 项');
  await element(page, `(form) => {
    window.said = [];
    const status = Array.from(form.shadowRoot.querySelectorAll('[role=status]')).pop();
    new MutationObserver(() => window.said.push(status.textContent)).observe(status,
      { characterData: true, childList: true, subtree: true });
  }`);
  await (await answerBox(page, 'X17')).fill('已核实：另附自评表。');
  await audited(page);
  assert.deepEqual(await page.evaluate(() => window.said), []);
  await page.locator(total).fill('91');
  await audited(page);
  assert.deepEqual(await page.evaluate(() => window.said), ['核查完成：错误 3 项，疑点 1 项，提示 1 项']);
  await page.context().close();
});

test('an answer goes into the submission and comes back with it', async () => {
  const page = await openAudited();
  const text = '已核实：其余 5.48 万元为公积金。';
  await (await answerBox(page, 'M3')).fill(text);
  const message = '人员支出 91.45 万元 ≠ 工资福利支出 84.95 + 对个人和家庭的补助 1.02 = 85.97 万元，差 5.48 万元';
  const expected = [{ code: 'M3', pointer: '/budget/personnel/budget', message, text }];
  assert.deepEqual(await responses(page), expected);
  await audited(page);
  assert.match(await finding(page, 'M3').innerText(), /✓ 已说明/);
  assert.match(await page.locator('.audit').innerText(), /已说明 1 项/);
  const sent = await element(page, '(form) => JSON.parse(new FormData(form.form).get("evaluation"))');
  assert.deepEqual(sent.submission.responses, expected);
  assert.ok(sent.sheet.digests, 'the sheet is sealed with it');

  await element(page, '(form) => { form.value = form.value; }');
  await audited(page);
  assert.equal(await finding(page, 'M3').locator('textarea').inputValue(), text);
  await element(page, '(form) => { form.defaultValue = form.value; form.load({ rubric: form.rubric }); form.reset(); }');
  await audited(page);
  assert.equal(await finding(page, 'M3').locator('textarea').inputValue(), text);

  await finding(page, 'M3').locator('textarea').fill('');
  assert.equal(await responses(page), undefined);
  await audited(page);
  assert.doesNotMatch(await finding(page, 'M3').innerText(), /已说明/);
  assert.ok(await finding(page, 'M3').locator('textarea').isVisible(), 'the box is not folded away under the hands');
  await page.context().close();
});

test('an answer to other figures is outdated until it is confirmed', async () => {
  const page = await openAudited();
  await page.locator(total).fill('91');
  await audited(page);
  await (await answerBox(page, 'T2')).fill('已核实');
  await page.locator(total).fill('92');
  await audited(page);
  assert.match(await finding(page, 'T2').innerText(), /数据已变，请重新说明/);
  await finding(page, 'T2').getByRole('button', { name: '说明仍然适用' }).click();
  assert.match(await finding(page, 'T2').innerText(), /✓ 已说明/);
  assert.match((await responses(page))[0].message, /92 分/);
  assert.equal(await focused(page), `#${await finding(page, 'T2').locator('textarea').getAttribute('id')}`);
  await page.locator(total).fill('90');
  await audited(page);
  assert.equal(await finding(page, 'T2').count(), 0);
  assert.match(await page.locator('.remarks').innerText(), /所答的问题已不存在的说明：“已核实”/);
  await page.getByRole('button', { name: '删除说明“已核实”' }).click();
  assert.equal(await responses(page), undefined);
  assert.equal(await focused(page), box('/#audit'));
  await page.context().close();
});

test('a finding that goes takes no other’s box away from who types in it', async () => {
  const page = await openAudited();
  await page.locator(total).fill('91');
  await audited(page);
  const answer = await answerBox(page, 'M3');
  await page.locator(total).fill('90');
  await answer.focus();
  await audited(page);
  assert.equal(await finding(page, 'T2').count(), 0);
  await page.keyboard.type('仍在这里');
  assert.deepEqual((await responses(page)).map(({ code, text }) => [code, text]), [['M3', '仍在这里']]);
  await page.context().close();
});

test('answers about a project move with it, and come back with it', async () => {
  const page = await openAudited();
  const about = (index, text) => ({ code: 'T9', pointer: `/projects/${index}/indicators/0`, message: 'm', text });
  const given = [about(0, '甲的'), about(1, '乙的'), { ...about(1, '表的'), pointer: '/projects' }];
  await element(page, `(form) => form.load({ rubric: form.rubric, projects: [{ name: '甲' }, { name: '乙' }],
    responses: ${JSON.stringify(given)} })`);
  await page.getByRole('button', { name: '删除项目“甲”' }).click();
  assert.deepEqual(await responses(page), [about(0, '乙的'), given[2]]);
  await page.getByRole('button', { name: /^撤销/ }).click();
  assert.deepEqual(await responses(page), [about(1, '乙的'), given[2], about(0, '甲的')]);
  await page.context().close();
});

test('what is not listed one by one is said', async () => {
  const page = await openAudited();
  await element(page, '(form) => form.load({ ...form.toJSON(), year: 1999 })');
  await audited(page);
  const words = await page.locator('.remarks').innerText();
  assert.match(words, /T9 另有 12 项未逐一列出/);
  assert.match(words, /X8 单位名称不一致：本县不作核查，简称通用/);
  await page.context().close();
});

test('a page that switches the audit off never asks for it', async () => {
  const asked = [];
  const page = await demo.open({}, async (context) => {
    await withDouble(context);
    await context.addInitScript(() => addEventListener('DOMContentLoaded', () =>
      document.querySelector('ziping-form').setAttribute('audit', 'off')));
  });
  page.on('request', (request) => asked.push(request.url()));
  await page.waitForSelector('ziping-form[data-state=ready]');
  await fillExample(page);
  await page.waitForTimeout(1500);
  assert.deepEqual(asked.filter((address) => /audit/.test(address)), []);
  await element(page, `(form) => form.removeAttribute('audit')`);
  await audited(page);
  await element(page, `(form) => form.setAttribute('audit', 'off')`);
  await page.locator('.audit').waitFor({ state: 'detached' });
  assert.equal(await element(page, '(form) => form.audit'), null);
  await page.context().close();
});

test('an empty form loads no audit, and paper shows none', async () => {
  const asked = [];
  const page = await demo.open({}, (context) => {
    context.on('request', (request) => asked.push(request.url()));
    return withDouble(context);
  });
  await page.waitForSelector('ziping-form[data-state=ready]');
  await page.waitForTimeout(1500);
  assert.deepEqual(asked.filter((address) => /audit/.test(address)), []);
  await fillExample(page);
  await audited(page);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.audit').isVisible(), false);
  await page.context().close();
});
