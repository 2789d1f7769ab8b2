// How the demo portal's server is started: the port that is asked for, the next free one, and a clear refusal.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { serve, serveNear, wantedPort } from '../../www/server.mjs';
import { inProject } from '../../scripts/project.mjs';

test('a port is a whole number of its range, or the usual one where none is named', () => {
  assert.equal(wantedPort('8090'), 8090);
  assert.equal(wantedPort(undefined), wantedPort(''));
  assert.ok(wantedPort('') > 1024);
  for (const text of ['abc', '0', '-1', '80.5', '65536', '8080x', '1e3']) assert.equal(wantedPort(text), null, text);
});

test('where a port is taken the next free one serves', async () => {
  const first = await serve({ port: 0 });
  const port = Number(new URL(first.url).port);
  const second = await serveNear(port);
  assert.ok(Number(new URL(second.url).port) > port);
  assert.equal((await fetch(second.url)).status, 200);
  await second.close();
  await first.close();
});

test('a bad port ends both ways of starting with one sentence, before anything is built', () => {
  for (const script of ['scripts/start.mjs', 'www/server.mjs']) {
    const env = { ...process.env, PORT: 'eighty' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [inProject(script)], { env, encoding: 'utf8' });
    assert.equal(status, 1, script);
    assert.equal(stdout, '', script);
    assert.match(stderr.trim(), /^环境变量 PORT .*must be a whole number.*$/, script);
  }
});
