// 报告 in the form: shown, printed, handed out as files, and what is said where that fails.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { render, renderFile } from 'ziping';
import { box, element, fillExample, startDemo } from './demo.mjs';

let demo;
before(async () => (demo = await startDemo()));
after(() => demo.close());

const trigger = (page) => page.locator('.report > summary');
const dialog = (page) => page.getByRole('dialog', { name: '报告预览' });
const paper = (page) => page.frameLocator('.preview iframe');

/** Switches the audit off in the page, not in the frame of the preview, which runs no scripts. */
const noAudit = (context) =>
  context.addInitScript(() => {
    if (window !== top) return;
    addEventListener('DOMContentLoaded', () => document.querySelector('ziping-form').setAttribute('audit', 'off'));
  });

async function filled(prepare = noAudit, options = {}) {
  const page = await demo.open(options, prepare);
  await page.waitForSelector('ziping-form[data-state=ready]');
  await fillExample(page);
  return page;
}

async function choose(page, name) {
  await trigger(page).click();
  await page.getByRole('menuitem', { name }).click();
}

/** Chooses an entry and gives the file that the browser keeps. */
async function download(page, name) {
  const kept = page.waitForEvent('download');
  await choose(page, name);
  const file = await kept;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** Counts what is printed in the frame of the preview instead of printing it. */
const watchPrint = (context) =>
  context.addInitScript(() => {
    window.printed = [];
    const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      get() {
        const realm = get.call(this);
        if (realm) realm.print = () => window.printed.push(realm.document.title);
        return realm;
      },
    });
  });

test('the preview is the report, in its own looks, under the policy of the page', async () => {
  const page = await filled();
  await choose(page, '预览');
  const body = paper(page).locator('body');
  await body.getByRole('heading', { level: 1 }).first().waitFor();
  const seen = await body.evaluate(({ ownerDocument }) => ({
    title: ownerDocument.title,
    lang: ownerDocument.documentElement.lang,
    mode: ownerDocument.compatMode,
    text: ownerDocument.body.textContent,
    size: getComputedStyle(ownerDocument.querySelector('p')).fontSize,
    border: getComputedStyle(ownerDocument.querySelector('td')).borderTopStyle,
  }));
  const html = render(await element(page, '(form) => form.value'), { invalid: 'unknown' });
  const expected = await page.evaluate(
    // Without the style element, which a policy reports even there.
    (text) => new DOMParser().parseFromString(text, 'text/html').body.textContent,
    html.replace(/<style>[^]*<\/style>/, ''),
  );
  assert.equal(seen.text, expected);
  assert.match(seen.text, /宁县委直属机关工委[^]*一、部门（单位）概况[^]*财务管理/);
  assert.match(seen.title, /自评报告$/);
  assert.deepEqual([seen.lang, seen.mode, seen.border], ['zh-CN', 'CSS1Compat', 'solid']);
  assert.equal(Math.round(parseFloat(seen.size) * 10), 213, '16 points');
  await dialog(page).getByRole('button', { name: '关闭' }).click();
  assert.equal(await page.locator('dialog').count(), 0);
  assert.equal(await element(page, '(form) => form.shadowRoot.activeElement.textContent.trim()'), '报告');
  await page.context().close();
});

test('what is typed is in the next preview, and what cannot be read is blank', async () => {
  const page = await filled();
  await page.locator(box('/self/scores/three_public/score')).fill('2');
  await page.locator(box('/three_public/total/budget')).fill('1,234.5');
  await choose(page, '预览');
  await paper(page).getByText('自评等级：良').waitFor();
  assert.doesNotMatch(await paper(page).locator('body').textContent(), /1,234/);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  await page.context().close();
});

test('an empty form gives a report of blanks', async () => {
  const page = await demo.open();
  await choose(page, '预览');
  await paper(page).getByText('填报单位名称').first().waitFor();
  await paper(page).locator('body').press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  const { bytes } = await download(page, '导出 Word 文档');
  assert.ok(bytes.length > 1000);
  await page.context().close();
});

test('printing prints the report, from the menu, from the preview, and by the keyboard', async () => {
  const page = await filled(watchPrint);
  const count = (wanted) => page.waitForFunction((number) => window.printed.length === number, wanted);
  await choose(page, '打印');
  await count(1);
  await dialog(page).getByRole('button', { name: '打印' }).click();
  await count(2);
  await dialog(page).getByRole('button', { name: '打印' }).press('Control+p');
  await count(3);
  await paper(page).locator('body').press('Control+p');
  await count(4);
  const printed = await page.evaluate('window.printed');
  assert.deepEqual([...new Set(printed)], ['宁县委直属机关工委部门整体支出绩效自评报告']);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await dialog(page).isVisible(), false, 'the page itself prints its table');
  await page.context().close();
});

test('files have the bytes that Node gives them, and the data is what would be sent', async () => {
  const page = await filled();
  const value = await element(page, '(form) => form.value');
  const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
  for (const [entry, format] of [['导出 Word 文档', 'docx'], ['导出 Excel 表格', 'xlsx']]) {
    const file = await download(page, entry);
    const expected = await renderFile(value, { format, invalid: 'unknown' });
    assert.equal(file.name, expected.filename);
    assert.equal(digest(file.bytes), digest(expected.bytes));
  }
  const data = await download(page, '导出填报数据（JSON）');
  assert.equal(data.name, '宁县委直属机关工委2023自评数据.json');
  assert.deepEqual(JSON.parse(data.bytes.toString('utf8')), JSON.parse(value));
  await page.context().close();
});

test('an outline of the page’s own, by id and as data', async () => {
  const page = await filled();
  const chapters = async () => {
    await choose(page, '预览');
    await paper(page).locator('h2').first().waitFor();
    const found = await paper(page).locator('h2').allTextContents();
    await dialog(page).getByRole('button', { name: '关闭' }).click();
    return found;
  };
  const usual = await chapters();
  await element(page, `(form) => { form.setAttribute('outline', 'nanxian'); }`);
  const others = await chapters();
  assert.match(others[0], /自评得分情况/);
  assert.notDeepEqual(others, usual);
  const own = { id: 'own', version: '1', title: '{department.name}', chapters: [{ title: '自己的提纲', empty: '无。' }] };
  await element(page, `(form) => { form.outlineData = ${JSON.stringify(own)}; }`);
  assert.deepEqual(await chapters(), ['一、自己的提纲']);
  await page.context().close();
});

test('a page takes the file itself by cancelling the event', async () => {
  const page = await filled();
  await page.evaluate(() => {
    window.taken = [];
    document.addEventListener('ziping-form-export', (event) => {
      event.preventDefault();
      window.taken.push({ name: event.file.name, type: event.file.type, size: event.file.size, target: event.target.localName });
    });
  });
  let kept = 0;
  page.on('download', () => (kept += 1));
  for (const entry of ['导出 Word 文档', '导出 Excel 表格', '导出填报数据（JSON）']) await choose(page, entry);
  await page.waitForFunction('window.taken.length === 3');
  const taken = await page.evaluate('window.taken');
  assert.deepEqual(taken.map(({ name }) => name.replace(/.*\./, '')), ['docx', 'xlsx', 'json']);
  for (const { type, size, target } of taken) assert.ok(/^application\//.test(type) && size > 1000 && target === 'ziping-form');
  assert.equal(kept, 0);
  await page.context().close();
});

test('nothing is loaded before it is wanted, and waiting is said', async () => {
  const asked = [];
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const page = await filled(async (context) => {
    await noAudit(context);
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await context.route('**/ziping_office_bg.wasm', (route) => held.then(() => route.continue()));
  });
  const later = () => asked.filter((path) => /audit|office/.test(path)).sort();
  assert.deepEqual(later(), []);
  await choose(page, '导出 Word 文档');
  await page.locator('.report [aria-busy=true]').waitFor();
  assert.equal((await trigger(page).innerText()).trim(), '正在载入…');
  assert.ok((await page.locator('ziping-form [role=status]').allTextContents()).includes('正在载入…'));
  const kept = page.waitForEvent('download');
  release();
  await kept;
  await page.locator('.report [aria-busy=false]').waitFor();
  assert.deepEqual(later(), ['/dist/office.js', '/dist/ziping_office_bg.wasm']);
  await page.context().close();
});

test('the keyboard opens the menu, moves in it and leaves it', async () => {
  const page = await filled();
  const at = () => element(page, '(form) => form.shadowRoot.activeElement.textContent.trim()');
  await trigger(page).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: '预览' }).and(page.locator(':focus')).waitFor();
  for (const [key, expected] of [
    ['ArrowDown', '打印'],
    ['End', '导出填报数据（JSON）'],
    ['ArrowDown', '预览'],
    ['ArrowUp', '导出填报数据（JSON）'],
    ['Home', '预览'],
    ['Escape', '报告'],
  ]) {
    await page.keyboard.press(key);
    assert.equal(await at(), expected, key);
  }
  assert.equal(await page.locator('.report').getAttribute('open'), null);
  await page.keyboard.press('ArrowDown');
  await page.getByRole('menuitem', { name: '预览' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  assert.equal(await at(), '报告');
  await page.keyboard.press('Space');
  await page.getByRole('menuitem', { name: '预览' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await page.locator('.report').getAttribute('open'), null, 'it does not stay open behind');
  await page.context().close();
});

test('a form that is switched off still hands out its report', async () => {
  const page = await filled();
  await element(page, '(form) => { form.disabled = true; return form.updateComplete; }');
  await choose(page, '预览');
  await paper(page).locator('h1').first().waitFor();
  await dialog(page).getByRole('button', { name: '关闭' }).click();
  assert.ok((await download(page, '导出 Excel 表格')).bytes.length > 1000);
  await page.context().close();
});

test('a page that demands trusted types needs to name two policies', async () => {
  const page = await filled(async (context) => {
    await noAudit(context);
    await context.route(demo.url, async (route) => {
      const response = await route.fetch();
      const { 'content-security-policy': policy, ...headers } = response.headers();
      const wider = `${policy}; require-trusted-types-for 'script'; trusted-types lit-html ziping`;
      await route.fulfill({ response, headers: { ...headers, 'content-security-policy': wider } });
    });
  });
  await choose(page, '预览');
  await paper(page).getByText('财务管理').first().waitFor();
  await page.context().close();
});

for (const [name, entry, pattern, words] of [
  ['the script for files is missing', '导出 Word 文档', '**/dist/office.js', /报告组件没有载入/],
  ['the wasm file for files is missing', '导出 Excel 表格', '**/ziping_office_bg.wasm', /服务器上没有报告组件的文件/],
]) {
  test(`${name}: the bar says so, the form goes on, and a retry finds it`, async () => {
    const page = await filled(async (context) => {
      await noAudit(context);
      await context.route(pattern, (route) => route.fulfill({ status: 404 }));
    });
    await choose(page, entry);
    const refusal = page.locator('.report-failure');
    await refusal.waitFor();
    assert.match(await refusal.innerText(), words);
    assert.equal(await page.locator('ziping-form').getAttribute('data-state'), 'ready');
    assert.equal(await element(page, '(form) => form.validationMessage'), '');
    await page.context().unrouteAll();
    const kept = page.waitForEvent('download');
    await refusal.getByRole('button', { name: '重试' }).click();
    await kept;
    await refusal.waitFor({ state: 'detached' });
    demo.forgive(/status of 404/);
    await page.context().close();
  });
}

test('an outline that cannot be used is explained and can be dismissed', async () => {
  const page = await filled();
  await element(page, `(form) => { form.outline = 'nowhere'; }`);
  await choose(page, '预览');
  const refusal = page.locator('.report-failure');
  await refusal.waitFor();
  assert.match(await refusal.innerText(), /没有编号为“nowhere”的内置报告提纲\s+内置的提纲有：ningxian、xundian、nanxian/);
  await element(page, `(form) => { form.outlineData = { id: 'own', chapters: [{}] }; }`);
  await refusal.getByRole('button', { name: '重试' }).click();
  await page.getByText(/报告提纲有 \d 处问题，不能生成报告/).waitFor();
  await refusal.getByRole('button', { name: '关闭' }).click();
  assert.equal(await refusal.count(), 0);
  await page.context().close();
});
