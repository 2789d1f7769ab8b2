// The demo page as it is in Chromium 78, which no driver can steer: a script that the test puts into the page clicks,
// types and submits by itself, and reports what it saw.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { audit, render, renderFile } from 'ziping';
import { readCases } from '../corpus-cases.mjs';
import { serve } from '../../www/server.mjs';
import { browsers, sendFile, startServer } from './browsers.mjs';

const old = browsers.find(({ name }) => name === 'Chromium 78');
let portal;
let server;
let report;

before(async () => {
  portal = await serve({ port: 0 });
  let refused = false;
  server = await startServer(async (request, response, { pathname }) => {
    if (pathname === '/report') return false;
    if (pathname === '/dist/audit.js' && !refused) {
      refused = true;
      response.writeHead(404).end();
      return true;
    }
    if (pathname === '/demo-old-page.js') {
      sendFile(response, '/tests/browser/demo-old-page.js');
      return true;
    }
    await passOn(request, response, pathname);
    return true;
  });
  report = await old.report(server, '/');
});

after(async () => {
  await server.close();
  await portal.close();
});

/** Everything else comes from the portal as it is, but for one more script in its page. */
async function passOn(request, response, pathname) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = { 'User-Agent': request.headers['user-agent'] };
  if (request.headers['content-type']) headers['Content-Type'] = request.headers['content-type'];
  const { method } = request;
  const body = method === 'POST' ? Buffer.concat(chunks) : undefined;
  const answer = await fetch(new URL(pathname, portal.url), { method, headers, body });
  let content = Buffer.from(await answer.arrayBuffer());
  if (pathname === '/') {
    content = content.toString('utf8').replace('<head>', '<head><script src="/demo-old-page.js"></script>');
  }
  response.writeHead(answer.status, {
    'Content-Type': answer.headers.get('content-type'),
    'Content-Security-Policy': answer.headers.get('content-security-policy'),
  });
  response.end(content);
}

test('the page runs in Chromium 78 without an error or a policy violation', () => {
  assert.match(report.userAgent, /Chrome\/78\./);
  assert.equal(report.error, undefined);
  // Chromium 78 reports that it compiles WebAssembly even where the policy allows it.
  assert.deepEqual(
    report.complaints.filter((complaint) => complaint !== 'CSP: script-src eval'),
    [],
  );
});

test('the example gives 90 and 优 there too', () => {
  assert.equal(report.total, '90');
  assert.equal(report.grade, '优');
  assert.match(report.projects, /未能计算，仅为申报/);
});

test('its styles are applied', () => {
  assert.deepEqual(report.styles, { bar: 'sticky', fill: true, answer: 'rgb(31, 78, 158)' });
});

test('an unreadable box blocks the form and gets the focus', () => {
  assert.equal(report.invalid.valid, false);
  assert.match(report.invalid.message, /1,234\.5/);
  assert.equal(report.invalid.kept, '1,234.5');
  assert.equal(report.invalid.focused, true);
});

test('what is found there is what Node finds, and can be answered', () => {
  const { submission } = readCases().find(({ name }) => name === '001-ningxian-2023');
  const expected = audit(JSON.parse(submission), { invalid: 'unknown' });
  assert.deepEqual(report.audit, expected);
  for (const { message } of expected.findings) assert.ok(report.findings.includes(message), message);
  assert.equal(report.refusedBefore, true, 'the first attempt to load the audit failed and was repeated');
  const [first] = expected.findings;
  const kept = first && [{ code: first.code, pointer: first.pointer, message: first.message, text: '已核实' }];
  assert.deepEqual(report.answer, first ? { kept, mark: '✓ 已说明' } : null);
});

test('its report is the one that Node gives, in its looks, and so is its file', async () => {
  const html = render(report.value, { invalid: 'unknown' });
  const text = /<body>([^]*)<\/body>/.exec(html)[1].replace(/<[^>]*>/g, '');
  const { digest, name, ...seen } = report.report;
  assert.equal(seen.text.replace(/\s/g, ''), text.replace(/\s/g, ''));
  assert.deepEqual([seen.modal, seen.border, seen.focused], [true, 'solid', true]);
  const { filename, bytes } = await renderFile(report.value, { format: 'docx', invalid: 'unknown' });
  assert.equal(name, filename);
  assert.equal(digest, createHash('sha256').update(bytes).digest('hex'));
});

test('what it sends is verified by the server', () => {
  assert.equal(report.submitted.status, 200);
  assert.match(report.submitted.page, /已受理/);
});
