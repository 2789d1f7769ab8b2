// Loads the core from good and bad places and reports the outcomes. Chromium 78 runs it as it stands.

async function outcomeOf(name, options) {
  // A query gives every attempt a module instance of its own: the core loads once per instance.
  const { load, ready, rubrics } = await import('/dist/core.js?' + encodeURIComponent(name));
  try {
    await (options ? load(options) : ready);
    return rubrics().length > 0 ? 'loaded' : 'loaded without rubrics';
  } catch (error) {
    return error.code || String(error);
  }
}

async function again() {
  const { load, score } = await import('/dist/core.js?again');
  await load({ wasm: '/missing/ziping_bg.wasm' }).catch(() => {});
  await load();
  return typeof score === 'function' ? 'loaded' : 'not loaded';
}

async function loadAll() {
  const report = { 'beside the script': await outcomeOf('beside') };
  if (location.pathname === '/closed.html') return report;
  for (const path of [
    '/missing/ziping_bg.wasm',
    '/html/ziping_bg.wasm',
    '/truncated/ziping_bg.wasm',
    'http://127.0.0.1:1/ziping_bg.wasm',
    '/wrong-type/ziping_bg.wasm',
    '/no-type/ziping_bg.wasm',
  ]) {
    report[path] = await outcomeOf(path, { wasm: path });
  }
  const integrity = 'sha384-' + 'A'.repeat(64);
  report['wrong integrity'] = await outcomeOf('integrity', { wasm: '/dist/ziping_bg.wasm', integrity });
  report['again after a failure'] = await again();
  await import('/dist/define.js');
  report.defined = customElements.get('ziping-form') !== undefined;
  return report;
}

loadAll()
  .catch((error) => ({ error: String(error.stack || error) }))
  .then((report) => fetch('/report', { method: 'POST', body: JSON.stringify(report) }));
