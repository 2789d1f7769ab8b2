// What stands in the page when the form cannot work, and that nothing typed is lost by it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { box, element, startDemo } from './demo.mjs';

let demo;
before(async () => (demo = await startDemo()));
after(() => demo.close());

const wasm = '**/ziping_bg.wasm';
const failed = 'ziping-form[data-state=failed]';

test('a missing core says so, keeps what was given, and a retry goes on from there', async () => {
  const page = await demo.open({}, async (context) => {
    await context.route(wasm, (route) => route.fulfill({ status: 404 }));
  });
  await page.waitForSelector(failed);
  assert.match(await page.locator('.screen').innerText(), /找不到计分组件的文件/);
  await element(
    page,
    `(form) => form.load({ rubric: 'ningxian-2023-department', facts: { treasury_payment: true } })`,
  );
  assert.equal(await element(page, '(form) => form.checkValidity()'), false);
  assert.equal(await element(page, '(form) => JSON.parse(new FormData(form.form).get("evaluation")).sheet'), null);
  await page.context().unrouteAll();
  await page.getByRole('button', { name: '重试' }).click();
  await page.waitForSelector('ziping-form[data-state=ready]');
  assert.equal(await page.locator('.big').innerText(), '2');
  demo.forgive(/status of 404|preload/);
  await page.context().close();
});

test('a policy that forbids WebAssembly is named', async () => {
  const page = await demo.open({}, async (context) => {
    await context.route(demo.url, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'; style-src 'self'" };
      await route.fulfill({ response, headers });
    });
  });
  await page.waitForSelector(failed);
  assert.match(await page.locator('.screen').innerText(), /安全策略（CSP）/);
  demo.forgive(/script-src|wasm/i);
  await page.context().close();
});

test('an unknown rubric is a failure with its name, and another rubric mends it', async () => {
  const page = await demo.open();
  const code = await element(
    page,
    `(form) => new Promise((resolve) => {
      form.addEventListener('ziping-form-error', (event) => resolve(event.code), { once: true });
      form.setAttribute('rubric', 'nowhere');
    })`,
  );
  assert.match(code, /rubric/);
  await page.waitForSelector(failed);
  assert.match(await page.locator('.screen').innerText(), /nowhere/);
  await element(page, `(form) => form.setAttribute('rubric', 'ningxian-2023-department')`);
  await page.waitForSelector('ziping-form[data-state=ready]');
  await page.locator(box('/self/total')).waitFor();
  await page.context().close();
});

test('a value that cannot be read is told to the page, and the form starts empty', async () => {
  const page = await demo.open();
  const code = await element(
    page,
    `(form) => new Promise((resolve) => {
      form.addEventListener('ziping-form-error', (event) => resolve(event.code), { once: true });
      form.setAttribute('value', '{broken');
    })`,
  );
  assert.equal(code, 'value-unreadable');
  assert.equal(await element(page, '(form) => form.value'), '{"rubric":"ningxian-2023-department"}');
  await page.context().close();
});

test('a second copy of the script leaves the first one alone and says so', async () => {
  const page = await demo.open();
  const warned = page.waitForEvent('console', (message) => message.type() === 'warning');
  await page.evaluate(`import('/dist/define.js?again')`);
  assert.match((await warned).text(), /already registered/);
  demo.forgive(/already registered/);
  await page.context().close();
});

/** A core whose next scoring stops as an internal error would. */
const breakable = `
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (module, imports) => {
    const { exports } = await instantiate(module, imports);
    const score = (...values) => {
      if (!window.breakNext) return exports.score(...values);
      window.breakNext = false;
      throw new WebAssembly.RuntimeError('unreachable');
    };
    return { module, instance: { exports: { ...exports, score } } };
  };`;

test('when the core stops in the middle, what was typed stays and a retry scores it', async () => {
  const page = await demo.open({}, (context) => context.addInitScript(breakable));
  await page.waitForSelector('ziping-form[data-state=ready]');
  await page.locator(box('/three_public/total/budget')).fill('2.4');
  await page.evaluate('window.breakNext = true');
  await page.locator(box('/three_public/total/executed')).fill('2.15');
  await page.waitForSelector(failed);
  assert.match(await page.locator('.screen').innerText(), /计分组件意外中止/);
  assert.equal(await element(page, '(form) => form.checkValidity()'), false);
  assert.equal(await element(page, '(form) => form.sheet'), null);
  await page.getByRole('button', { name: '重试' }).click();
  await page.waitForSelector('ziping-form[data-state=ready]');
  assert.equal(await page.locator(box('/three_public/total/executed')).inputValue(), '2.15');
  assert.equal(await page.locator('.big').innerText(), '1');
  await page.context().close();
});
