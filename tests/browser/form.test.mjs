// The element as a control of the portal's own form, and what the portal's server makes of what it sends.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answer, box, element, fillExample, startDemo } from './demo.mjs';

let demo;
before(async () => (demo = await startDemo()));
after(() => demo.close());

const entries = (page) =>
  element(page, '(form) => Array.from(new FormData(form.form)).filter(([name]) => /^evaluation/.test(name))');

/** What the portal's form sends from this page, changed on the way by `change`. */
const send = (page, change = '() => {}') =>
  element(
    page,
    `async (form) => {
      const data = new FormData(form.form);
      (${change})(data);
      const response = await fetch('/submit', { method: 'POST', body: data });
      return { status: response.status, page: await response.text() };
    }`,
  );

test('the entries are the sealed result and the total', async () => {
  const page = await demo.open();
  await fillExample(page);
  const [[name, text], [totalName, total]] = await entries(page);
  assert.deepEqual([name, totalName, total], ['evaluation', 'evaluation.total', '90']);
  const { submission, sheet } = JSON.parse(text);
  assert.equal(submission.department.name, '宁县委直属机关工委');
  assert.match(sheet.digests.submission, /^[0-9a-f]{64}$/);
  assert.equal(sheet.totals.self.score, '90');
  await page.context().close();
});

test('a submitted form is scored again by the server and accepted', async () => {
  const page = await demo.open();
  await fillExample(page);
  await page.getByRole('button', { name: '提交' }).click();
  await page.waitForURL('**/submit');
  assert.match(await page.locator('h1').innerText(), /已受理/);
  const words = await page.locator('main').innerText();
  assert.match(words, /自评得分\s+90\s+等级\s+优/);
  assert.match(words, /仅为申报、未经计算的：项目支出评价 70 分/);
  assert.doesNotMatch(words, /未填/);
  assert.doesNotMatch(words, /[0-9a-f]{64}/);
  await page.getByText('给管理员的说明').click();
  assert.match(await page.locator('details').innerText(), /[0-9a-f]{64}/);
  await page.context().close();
});

test('a form that is sent URL-encoded is accepted too', async () => {
  const page = await demo.open();
  await fillExample(page);
  const [[, evaluation]] = await entries(page);
  const response = await fetch(`${demo.url}submit`, { method: 'POST', body: new URLSearchParams({ evaluation }) });
  assert.equal(response.status, 200);
  assert.match(await response.text(), /已受理/);
  await page.context().close();
});

test('a tampered form is refused with every difference', async () => {
  const page = await demo.open();
  await fillExample(page);
  const answers = {
    'a better total': `(data) => { const sent = JSON.parse(data.get('evaluation'));
      sent.sheet.totals.self.score = '99'; data.set('evaluation', JSON.stringify(sent)); }`,
    'a sheet without its seal': `(data) => { const sent = JSON.parse(data.get('evaluation'));
      delete sent.sheet.digests; data.set('evaluation', JSON.stringify(sent)); }`,
    'a rubric of its own': `(data) => { const sent = JSON.parse(data.get('evaluation'));
      sent.submission.rubric = { id: sent.submission.rubric }; data.set('evaluation', JSON.stringify(sent)); }`,
    'other facts under the same sheet': `(data) => { const sent = JSON.parse(data.get('evaluation'));
      sent.submission.facts.spending_approved = false; data.set('evaluation', JSON.stringify(sent)); }`,
  };
  const seen = {
    'a better total': /合计 · 自评分数：提交 99，复核 90/,
    'a sheet without its seal': /没有封存/,
    'a rubric of its own': /计分办法/,
    'other facts under the same sheet': /1、财务管理 · 机算分数：提交 8，复核 6[^]*不是同一份/,
  };
  for (const [what, change] of Object.entries(answers)) {
    const { status, page: html } = await send(page, change);
    assert.equal(status, 422, what);
    assert.match(html, /未予受理/);
    const told = html.slice(0, html.indexOf('<details>')).replace(/^[^]*<main>|<[^>]*>/g, '');
    assert.match(told, seen[what], what);
    assert.doesNotMatch(told, /[a-z]{3}|[0-9a-f]{16}|\/\d/, what);
  }
  // The page asked for these refusals itself; Chromium logs each.
  demo.forgive(/status of 422/);
  await page.context().close();
});

test('the server refuses what is no submission, escapes what it shows and hands out no other file', async () => {
  const post = (body, headers) => fetch(`${demo.url}submit`, { method: 'POST', body, headers });
  assert.equal((await post('evaluation=nothing', { 'Content-Type': 'application/x-www-form-urlencoded' })).status, 400);
  assert.equal((await post('{}', { 'Content-Type': 'application/json' })).status, 400);
  for (const size of [2 ** 20, 2 ** 23]) {
    assert.equal((await post(new URLSearchParams({ evaluation: 'x'.repeat(size) }))).status, 413);
  }
  const hostile = new FormData();
  hostile.set('unit', '<script>alert(1)</script>');
  const sent = { submission: { rubric: 'ningxian-2023-department' }, sheet: { year: '<img src=x>' } };
  hostile.set('evaluation', JSON.stringify(sent));
  const shown = await (await post(hostile)).text();
  assert.ok(!shown.includes('<script>') && !shown.includes('<img'), shown);
  assert.match(shown, /&#60;img/);
  for (const path of ['package.json', '..%2fpackage.json', 'dist/..%2fpackage.json', 'dist/%2e%2e/package.json', '%']) {
    const { status } = await fetch(`${demo.url}${path}`);
    assert.ok(status === 404 || status === 400, `${path}: ${status}`);
  }
  const wasm = await fetch(`${demo.url}dist/ziping_bg.wasm`);
  assert.equal(wasm.headers.get('content-type'), 'application/wasm');
  assert.doesNotMatch(wasm.headers.get('content-security-policy'), /'unsafe-eval'/);
});

test('the refusal can be read at 320 pixels', async () => {
  const page = await demo.open({ viewport: { width: 320, height: 640 } });
  await fillExample(page);
  await element(page, `(form) => form.form.addEventListener('formdata', ({ formData }) => {
    const sent = JSON.parse(formData.get('evaluation'));
    sent.submission.facts.spending_approved = false;
    formData.set('evaluation', JSON.stringify(sent)); })`);
  await page.getByRole('button', { name: '提交' }).click();
  await page.waitForURL('**/submit');
  await page.getByText('给管理员的说明').click();
  assert.match(await page.locator('details').innerText(), /\/sections\/0/);
  assert.ok((await page.evaluate('document.documentElement.scrollWidth - innerWidth')) <= 0);
  demo.forgive(/status of 422/);
  await page.context().close();
});

test('an evaluation that is not filled in is refused by the server, item by item', async () => {
  const page = await demo.open();
  await element(page, '(form) => { form.required = false; return form.updateComplete; }');
  await answer(page, '实行国库集中支付', '是');
  const { status, page: html } = await send(page);
  assert.equal(status, 422);
  assert.match(html, /未填完[^]*<li>1、财务管理<\/li>[^]*<li>项目支出评价<\/li>/);
  demo.forgive(/status of 422/);
  await page.context().close();
});

test('what is begun under a claim is told with what was accepted', async () => {
  const page = await demo.open();
  await fillExample(page);
  await element(page, '(form) => { form.required = false; form.load({ ...form.toJSON(), projects: [{ name: "培训" }] }); }');
  await page.locator(box('/self/total')).fill('89');
  await page.locator(box('/self/scores/statements/score')).fill('1');
  const { status, page: html } = await send(page);
  assert.equal(status, 200);
  assert.match(html, /尚有 1 项未填：项目支出评价/);
  assert.match(html, /6、财务报表及资料报送 申报 1 分，机算 2 分/);
  await page.context().close();
});

test('the example asks before it replaces anything typed, readable or not', async () => {
  const own = [
    ['the unit', (page) => page.getByLabel('填报单位').fill('某局')],
    ['an unreadable box', (page) => page.locator(box('/three_public/total/budget')).fill('1,234.5')],
    ['a remark', (page) => page.locator(box('/self/scores/statements/reason')).fill('另附说明')],
    ['an answer', (page) => answer(page, '实行国库集中支付', '否')],
  ];
  for (const [what, type] of own) {
    const page = await demo.open();
    await type(page);
    const before = [await element(page, '(form) => form.value'), await page.getByLabel('填报单位').inputValue()];
    page.refuses = true;
    const asked = page.waitForEvent('dialog');
    await page.getByRole('button', { name: '填入示例' }).click();
    assert.equal((await asked).type(), 'confirm', what);
    assert.deepEqual(
      [await element(page, '(form) => form.value'), await page.getByLabel('填报单位').inputValue()],
      before,
      what,
    );
    page.refuses = false;
    await fillExample(page);
    await page.context().close();
  }
});

test('leaving warns of what would be lost, and sending does not', async () => {
  const page = await demo.open();
  const asked = [];
  page.on('dialog', (dialog) => asked.push(dialog.type()));
  await page.reload();
  assert.deepEqual(asked, []);
  await page.waitForSelector('ziping-form[data-state=ready]');
  await page.locator(box('/three_public/total/budget')).click();
  await page.keyboard.type('2.4');
  await page.reload();
  assert.deepEqual(asked, ['beforeunload']);
  await page.waitForSelector('ziping-form[data-state=ready]');
  await fillExample(page);
  asked.length = 0;
  await page.locator(box('/self/scores/statements/reason')).click();
  await page.keyboard.type('另附说明');
  await page.getByRole('button', { name: '提交' }).click();
  await page.waitForURL('**/submit');
  assert.deepEqual(asked, []);
  await page.context().close();
});

test('of several unreadable boxes the first in the page gets the focus, and the message says the remedy', async () => {
  const page = await demo.open();
  await fillExample(page);
  await page.locator(box('/self/total')).fill('九十');
  await page.locator(box('/three_public/total/executed')).fill('1,234.5');
  await page.locator(box('/self/scores/financial_management/score')).fill('八');
  const first = box('/self/scores/financial_management/score');
  const hint = await element(
    page,
    `(form) => form.sheet.problems.find(({ pointer }) => pointer === '/self/scores/financial_management/score').hint`,
  );
  assert.ok(hint && (await element(page, '(form) => form.validationMessage')).includes(hint));
  await page.getByRole('button', { name: '提交' }).click();
  assert.equal(await element(page, '(form) => "#" + form.shadowRoot.activeElement.id'), first);
  await page.context().close();
});

test('an unreadable box blocks the form and gets the focus', async () => {
  const page = await demo.open();
  await fillExample(page);
  await page.locator(box('/three_public/total/budget')).fill('1,234.5');
  assert.equal(await element(page, '(form) => form.checkValidity()'), false);
  assert.match(await element(page, '(form) => form.validationMessage'), /1,234\.5/);
  await page.getByRole('button', { name: '提交' }).click();
  assert.equal(page.url(), demo.url);
  const focused = await element(page, '(form) => form.shadowRoot.activeElement.id');
  assert.equal(`#${focused}`, box('/three_public/total/budget'));
  await page.locator(box('/three_public/total/budget')).fill('');
  assert.equal(await element(page, '(form) => form.checkValidity()'), true);
  await page.context().close();
});

test('required names the first gap; without it an incomplete form may be sent', async () => {
  const page = await demo.open();
  await element(page, '(form) => { form.required = false; return form.updateComplete; }');
  assert.equal(await element(page, '(form) => form.checkValidity()'), true);
  await element(page, '(form) => { form.required = true; return form.updateComplete; }');
  assert.equal(await element(page, '(form) => form.validity.valueMissing'), true);
  assert.match(await element(page, '(form) => form.validationMessage'), /财务主管及经办人员岗位设置合规/);
  await element(page, '(form) => form.setCustomValidity("财政局退回")');
  assert.equal(await element(page, '(form) => form.validationMessage'), '财政局退回');
  await page.context().close();
});

test('reset goes back to the value of the attribute, not to nothing', async () => {
  const page = await demo.open();
  await element(
    page,
    `(form) => form.setAttribute('value', JSON.stringify(
      { rubric: 'ningxian-2023-department', facts: { treasury_payment: true }, goals: '目标' }))`,
  );
  await page.locator('.big').filter({ hasText: '2' }).waitFor();
  await answer(page, '资金使用有完整的审批程序', '是');
  assert.equal(await page.locator('.big').innerText(), '4');
  await page.getByRole('button', { name: '重置' }).click();
  assert.equal(await page.locator('.big').innerText(), '2');
  assert.equal(await element(page, '(form) => form.toJSON().goals'), '目标');
  await page.context().close();
});

test('a disabled form has no entries and cannot be changed', async () => {
  const page = await demo.open();
  await element(
    page,
    `(form) => { const around = document.createElement('fieldset'); around.disabled = true;
      form.before(around); around.append(form); return form.updateComplete; }`,
  );
  assert.deepEqual(await entries(page), []);
  assert.equal(await page.getByRole('group', { name: '实行国库集中支付' }).getByRole('radio').first().isDisabled(), true);
  await element(page, '(form) => { form.parentElement.disabled = false; return form.updateComplete; }');
  assert.equal((await entries(page)).length, 1);
  await element(page, '(form) => { form.disabled = true; }');
  assert.deepEqual(await entries(page), []);
  assert.equal(await page.locator(box('/self/total')).isDisabled(), true);
  await element(page, '(form) => { form.removeAttribute("disabled"); }');
  assert.equal(await page.locator(box('/self/total')).isDisabled(), false);
  await page.context().close();
});

test('a state that the browser gives back is taken over, and a broken one ignored', async () => {
  const page = await demo.open();
  await answer(page, '实行国库集中支付', '是');
  const value = await element(page, '(form) => form.value');
  for (const state of ['"{broken"', '"[]"', 'null', 'new FormData()', '\'{"rubric":"other"}\'']) {
    await element(page, `(form) => form.formStateRestoreCallback(${state}, 'restore')`);
    assert.equal(await element(page, '(form) => form.value'), value, state);
  }
  await element(
    page,
    `(form) => form.formStateRestoreCallback('{"rubric":"ningxian-2023-department","facts":{"spending_approved":true}}', 'restore')`,
  );
  assert.deepEqual(await element(page, '(form) => form.toJSON().facts'), { spending_approved: true });
  await page.context().close();
});

test('loading keeps figures digit for digit, and refuses other rubrics', async () => {
  const page = await demo.open();
  await element(
    page,
    `(form) => form.load('{"rubric":"ningxian-2023-department","year":2023,' +
      '"three_public":{"total":{"budget":2.40,"executed":123456789012345.12}}}')`,
  );
  assert.equal(await page.locator(box('/three_public/total/budget')).inputValue(), '2.40');
  assert.equal(await page.locator(box('/three_public/total/executed')).inputValue(), '123456789012345.12');
  assert.deepEqual((await element(page, '(form) => form.sheet.problems')) || [], []);
  const refused = await element(
    page,
    `(form) => { try { form.load({ rubric: 'other' }); return ''; } catch (error) { return error.message; } }`,
  );
  assert.match(refused, /other/);
  for (const broken of ['{broken', '[]']) {
    const message = await element(
      page,
      `(form) => { try { form.load('${broken}'); return ''; } catch (error) { return error.message; } }`,
    );
    assert.match(message, /^填报数据/, broken);
    assert.doesNotMatch(message, /[a-z]/, broken);
  }
  await page.context().close();
});

test('events tell the page about typing, answers and scores', async () => {
  const page = await demo.open();
  await element(
    page,
    `(form) => { window.told = []; for (const type of ['input', 'change', 'ziping-form-score'])
      document.addEventListener(type, (event) => told.push(type + ':' + event.target.localName +
        (event.result ? ':' + event.result.totals.self.score : ''))); }`,
  );
  await answer(page, '实行国库集中支付', '是');
  await page.locator(box('/three_public/total/budget')).fill('3');
  await page.getByRole('button', { name: '添加项目' }).click();
  assert.deepEqual(await page.evaluate('told.slice(0, 3)'), [
    'ziping-form-score:ziping-form:2',
    'input:ziping-form',
    'change:ziping-form',
  ]);
  const told = await page.evaluate('told');
  assert.ok(told.every((one) => one.includes(':ziping-form')), told.join());
  await page.context().close();
});

test('what was typed is there again after leaving the page and coming back', async () => {
  const page = await demo.open();
  await answer(page, '实行国库集中支付', '是');
  await page.locator(box('/three_public/total/budget')).fill('1,234.5');
  await page.goto('about:blank');
  await page.goBack();
  await page.waitForSelector('ziping-form[data-state=ready]');
  assert.equal(await page.locator(box('/three_public/total/budget')).inputValue(), '1,234.5');
  assert.deepEqual(await element(page, '(form) => form.toJSON().facts'), { treasury_payment: true });
  await page.context().close();
});

test('when a score is told, the form entries are already those of the new sheet', async () => {
  const page = await demo.open();
  const seen = element(
    page,
    `(form) => new Promise((resolve) => form.addEventListener('ziping-form-score', ({ result, previous }) => resolve({
      before: previous.totals.self.score, total: result.totals.self.score,
      entry: new FormData(form.form).get('evaluation.total') }), { once: true }))`,
  );
  await answer(page, '实行国库集中支付', '是');
  assert.deepEqual(await seen, { before: null, total: '2', entry: '2' });
  await page.context().close();
});
