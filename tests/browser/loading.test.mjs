// How the core arrives in a page: as it should, and in every way that portals get wrong.

import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { inProject } from '../../scripts/project.mjs';
import { browsers, startServer } from './browsers.mjs';

const wasm = inProject('dist', 'ziping_bg.wasm');

function sendWasm(response, type) {
  response.writeHead(200, type ? { 'Content-Type': type } : {});
  createReadStream(wasm).pipe(response);
}

const answers = {
  '/wrong-type/ziping_bg.wasm': (response) => sendWasm(response, 'application/octet-stream'),
  '/no-type/ziping_bg.wasm': (response) => sendWasm(response),
  '/html/ziping_bg.wasm': (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>'),
  '/truncated/ziping_bg.wasm': (response) =>
    response.writeHead(200, { 'Content-Type': 'application/wasm' }).end(Buffer.from('0061736d01000000ff', 'hex')),
};

const page = (policy) => (response) =>
  response
    .writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      ...(policy ? { 'Content-Security-Policy': policy } : {}),
    })
    .end('<!DOCTYPE html><html lang="zh-CN"><script type="module" src="/tests/browser/loading-page.js"></script>');

const pages = {
  '/open.html': page(),
  '/closed.html': page("default-src 'self'; script-src 'self'"),
};

for (const browser of browsers) {
  describe(browser.name, () => {
    let server;
    let open;
    let closed;

    before(async () => {
      server = await startServer((_, response, { pathname }) => {
        const answer = answers[pathname] || pages[pathname];
        if (!answer) return false;
        answer(response);
        return true;
      });
      open = await browser.report(server, '/open.html');
      closed = await browser.report(server, '/closed.html');
    });

    after(() => server.close());

    for (const [path, outcome] of Object.entries({
      '/missing/ziping_bg.wasm': 'core-not-found',
      '/html/ziping_bg.wasm': 'core-unreadable',
      '/truncated/ziping_bg.wasm': 'core-unreadable',
      'http://127.0.0.1:1/ziping_bg.wasm': 'core-unreachable',
      '/wrong-type/ziping_bg.wasm': 'loaded',
      '/no-type/ziping_bg.wasm': 'loaded',
      'wrong integrity': 'core-unreachable',
      'again after a failure': 'loaded',
      'beside the script': 'loaded',
    })) {
      test(`${path}: ${outcome}`, () => assert.equal(open[path], outcome));
    }

    test('a page policy without wasm: core-blocked', () => {
      assert.equal(closed['beside the script'], 'core-blocked');
    });

    test('the element’s file defines the element', () => {
      assert.equal(open.defined, true);
    });
  });
}
