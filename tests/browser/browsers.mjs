// Starts the two browsers that pages are tested in, and the server that they load from. Chromium 78 is older than
// any driver at hand, so a page reports by itself: it POSTs JSON to /report. Both browsers can be asked that way;
// `launchCurrent` gives the current one with its driver for everything else.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { chromium78, currentChromium } from '../../scripts/browsers.mjs';
import { inProject } from '../../scripts/project.mjs';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** What a page may load: the built package, the demo page, and what the tests bring. */
const served = /^\/(dist|www|tests)\//;

/**
 * Serves the project. `answer(request, response, url)` may answer first by returning true, for pages of a test's
 * own, other headers or wrong media types.
 * @returns {Promise<{url: string, nextReport(): Promise<any>, close(): Promise<void>}>}
 */
export async function startServer(answer = () => false) {
  const waiting = [];
  const received = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    if (await answer(request, response, url)) return;
    if (request.method === 'POST' && url.pathname === '/report') {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const report = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      if (waiting.length > 0) waiting.shift()(report);
      else received.push(report);
      response.writeHead(204).end();
      return;
    }
    sendFile(response, url.pathname);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    nextReport: () =>
      received.length > 0
        ? Promise.resolve(received.shift())
        : new Promise((resolve) => waiting.push(resolve)),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function sendFile(response, pathname, headers = {}) {
  const path = inProject(normalize(decodeURIComponent(pathname)));
  if (!served.test(pathname) || !existsSync(path) || !statSync(path).isFile()) {
    response.writeHead(404).end();
    return;
  }
  const type = types[extname(path)] || 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers });
  createReadStream(path).pipe(response);
}

/** The current Chromium under Playwright; the caller closes it. */
export function launchCurrent(options = {}) {
  const executablePath = currentChromium();
  if (executablePath === null) throw new Error('no Chromium: run node scripts/browsers.mjs');
  return chromium.launch({ executablePath, args: ['--no-sandbox'], ...options });
}

/** Opens an address in the current Chromium and resolves to what its page reports. */
async function reportFromCurrent(server, path) {
  const browser = await launchCurrent();
  try {
    const page = await browser.newPage();
    const failed = new Promise((_, reject) => page.once('pageerror', reject));
    await page.goto(server.url + path);
    return await Promise.race([server.nextReport(), failed, timeLimit('the current Chromium')]);
  } finally {
    await browser.close();
  }
}

/** Opens an address in Chromium 78 and resolves to what its page reports. */
async function reportFrom78(server, path) {
  const browser = launch78(server.url + path);
  try {
    return await Promise.race([server.nextReport(), browser.failed, timeLimit('Chromium 78')]);
  } finally {
    await browser.close();
  }
}

/** Starts Chromium 78 on an address; what happens there is known only from what the page reports. */
export function launch78(address) {
  const profile = mkdtempSync(join(tmpdir(), 'ziping-chromium-78-'));
  const flags = [
    '--headless',
    '--no-sandbox',
    '--single-process',
    '--no-zygote',
    '--use-gl=swiftshader',
    '--disable-dev-shm-usage',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
  ];
  // With XDG folders elsewhere it does not touch the user's.
  const env = { ...process.env, HOME: profile, XDG_CONFIG_HOME: profile, XDG_CACHE_HOME: profile };
  const child = spawn(chromium78, [...flags, address], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (chunk) => (complaints += chunk));
  const ended = once(child, 'close');
  let closing = false;
  const failed = ended.then(([code]) => {
    if (!closing) throw new Error(`Chromium 78 ended with ${code}: ${complaints.slice(-2000)}`);
  });
  failed.catch(() => {});
  return {
    failed,
    async close() {
      closing = true;
      child.kill('SIGKILL');
      await ended.catch(() => {});
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function timeLimit(name) {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no report from ${name} within 120 s`)), 120_000).unref();
  });
}

/** Both browsers, each asked the same way: `report(server, path)` opens a page and resolves to what it reports. */
export const browsers = [
  { name: 'current Chromium', report: reportFromCurrent },
  { name: 'Chromium 78', report: reportFrom78 },
];
