// The demo portal in the current Chromium, watched: whatever goes wrong in the page without a sound fails the test.

import assert from 'node:assert/strict';
import { serve } from '../../www/server.mjs';
import { launchCurrent } from './browsers.mjs';

const watcher = `addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  console.error('CSP: ' + violatedDirective + ' ' + blockedURI));`;

/**
 * One server and one browser. `open` gives a fresh page with the form ready, or, where something was prepared, as it
 * comes; `close` says what went wrong.
 */
export async function startDemo() {
  const server = await serve({ port: 0 });
  const browser = await launchCurrent();
  const complaints = [];
  return {
    url: server.url,
    /** Takes back the complaints that a test has provoked. */
    forgive(pattern) {
      for (let index = complaints.length - 1; index >= 0; index -= 1) {
        if (pattern.test(complaints[index])) complaints.splice(index, 1);
      }
    },
    async open({ search = '', ...options } = {}, prepare = undefined) {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        locale: 'zh-CN',
        ...options,
      });
      await context.addInitScript(watcher);
      const page = await context.newPage();
      page.setDefaultTimeout(8000);
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        const address = request.url();
        if (!address.startsWith(server.url) && !/^(data|about):/.test(address)) complaints.push(`asked ${address}`);
      });
      // A test that refuses sets its own answer.
      page.on('dialog', (dialog) => (page.refuses ? dialog.dismiss() : dialog.accept()));
      if (prepare) await prepare(context);
      await page.goto(server.url + search);
      if (!prepare) await page.waitForSelector('ziping-form[data-state=ready]');
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      assert.deepEqual(complaints, []);
    },
  };
}

/** The id that the form gives to the control of a field. */
export function box(pointer) {
  return `#box${pointer.replace(/[^A-Za-z0-9]/g, (sign) => `-${sign.charCodeAt(0).toString(16)}-`)}`;
}

/** Clicks 是 or 否. */
export function answer(page, label, word) {
  return page.getByRole('group', { name: label, exact: true }).getByRole('radio', { name: word }).click();
}

/** The row of the table that has this title. */
export function row(page, title) {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title, exact: true }) });
}

export async function fillExample(page) {
  await page.getByRole('button', { name: '填入示例' }).click();
  await page.waitForFunction(() => {
    const { sheet } = document.querySelector('ziping-form');
    return sheet && sheet.totals.self.score === '90';
  });
}

/** Reads something off the element. */
export function element(page, read) {
  return page.evaluate(`(${read})(document.querySelector('ziping-form'))`);
}
