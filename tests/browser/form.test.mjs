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
  assert.match(words, /[0-9a-f]{64}/);
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
  for (const [what, change] of Object.entries(answers)) {
    const { status, page: html } = await send(page, change);
    assert.equal(status, 422, what);
    assert.match(html, /未予受理/);
    if (what !== 'a rubric of its own') assert.match(html, /<td>/, what);
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
