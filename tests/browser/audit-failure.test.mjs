// What the page says when the audit cannot be loaded or stops: scoring goes on.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { audited, withDouble } from './audit-double.mjs';
import { box, element, fillExample, startDemo } from './demo.mjs';

let demo;
before(async () => (demo = await startDemo()));
after(() => demo.close());

async function openFailing(prepare) {
  const page = await demo.open({}, prepare);
  await page.waitForSelector('ziping-form[data-state=ready]');
  await fillExample(page);
  await page.locator('.audit').getByRole('button', { name: '重试' }).waitFor();
  return page;
}

/** The form scores, is valid, and sends, whatever became of the audit. */
async function assertScoring(page) {
  await page.locator(box('/self/scores/three_public/score')).fill('2');
  assert.equal(await page.locator('.big').innerText(), '89');
  await page.locator(box('/self/scores/three_public/score')).fill('3');
  assert.equal(await page.locator('ziping-form').getAttribute('data-state'), 'ready');
  assert.equal(await element(page, '(form) => form.validationMessage'), '');
  assert.equal(await element(page, '(form) => form.audit'), null);
  assert.ok(await element(page, '(form) => JSON.parse(new FormData(form.form).get("evaluation")).sheet.digests'));
}

const refusal = (page) => page.locator('.audit').innerText();
const missing = (pattern) => (context) => context.route(pattern, (route) => route.fulfill({ status: 404 }));

for (const [name, pattern, words] of [
  ['the script is missing', '**/dist/audit.js', /核查组件没有载入。不影响填报和计分。/],
  ['the wasm file is missing', '**/ziping_audit_bg.wasm', /服务器上没有核查组件的文件。不影响填报和计分。/],
]) {
  test(`${name}: the panel says so, scoring goes on, and a retry finds it`, async () => {
    const page = await openFailing(missing(pattern));
    assert.match(await refusal(page), words);
    assert.match(await page.locator('.bar').innerText(), /核查组件/);
    assert.match(await page.locator('ziping-form [role=status]').last().textContent(), /核查组件/);
    await assertScoring(page);
    await page.waitForTimeout(1200);
    assert.match(await refusal(page), words, 'typing alone does not ask again');
    await page.context().unrouteAll();
    await page.locator('.audit').getByRole('button', { name: '重试' }).click();
    await audited(page);
    demo.forgive(/status of 404|audit/);
    await page.context().close();
  });
}

test('a policy that forbids the script', async () => {
  const page = await openFailing(async (context) => {
    await context.route(demo.url, async (route) => {
      const response = await route.fetch();
      const scripts = ['dist/define.js', 'portal.js'].map((name) => demo.url + name).join(' ');
      const policy = `script-src ${scripts} 'wasm-unsafe-eval'; style-src 'self'`;
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
    });
  });
  assert.match(await refusal(page), /核查组件没有载入/);
  await assertScoring(page);
  await element(page, `(form) => form.setAttribute('audit', 'off')`);
  await page.locator('.audit').waitFor({ state: 'detached' });
  demo.forgive(/script-src|audit/);
  await page.context().close();
});

test('an audit that stops in the middle', async () => {
  const page = await demo.open({}, withDouble);
  await page.waitForSelector('ziping-form[data-state=ready]');
  await page.evaluate(() => {
    const problem = { code: 'core-failed', pointer: '', message: '计分核心异常中止：unreachable', hint: '' };
    window.auditFails = Object.assign(new Error(problem.message), { name: 'ZipingError', problems: [problem] });
  });
  await fillExample(page);
  await page.locator('.audit').getByRole('button', { name: '重试' }).waitFor();
  assert.match(await refusal(page), /核查意外中止。不影响填报和计分。/);
  await page.getByText('给管理员的说明').click();
  assert.match(await refusal(page), /core-failed: 计分核心异常中止：unreachable/);
  await assertScoring(page);
  await page.evaluate(() => (window.auditFails = undefined));
  await page.locator('.audit').getByRole('button', { name: '重试' }).click();
  await audited(page);
  await page.context().close();
});

test('an audit of another version', async () => {
  const page = await openFailing((context) =>
    context.route('**/dist/audit.js', (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: "export const version = '0.0.1'; export const load = async () => {}; export const audit = () => '';",
      }),
    ),
  );
  assert.match(await refusal(page), /核查组件的版本 0\.0\.1 与计分组件的版本 .* 不同。不影响填报和计分。\s*请刷新页面/);
  await assertScoring(page);
  await page.context().close();
});
