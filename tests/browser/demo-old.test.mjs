// The demo page as it is in Chromium 78, which no driver can steer: a script that the test puts into the page clicks,
// types and submits by itself, and reports what it saw.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../www/server.mjs';
import { browsers, sendFile, startServer } from './browsers.mjs';

const old = browsers.find(({ name }) => name === 'Chromium 78');
let portal;
let server;
let report;

before(async () => {
  portal = await serve({ port: 0 });
  server = await startServer(async (request, response, { pathname }) => {
    if (pathname === '/report') return false;
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

test('what it sends is verified by the server', () => {
  assert.equal(report.submitted.status, 200);
  assert.match(report.submitted.page, /已受理/);
});
