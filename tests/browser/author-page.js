// Uses the author's entry as a page does. Chromium 78 runs it as it stands.

async function use() {
  const author = await import('/dist/author.js');
  let before = 'nothing was thrown';
  try {
    author.evaluate('1');
  } catch (error) {
    before = error.code;
  }
  let unreachable = 'loaded';
  await author.load({ wasm: '/missing/ziping_author_bg.wasm' }).catch((error) => {
    unreachable = error.problems[0].hint;
  });
  await author.ready;
  const { id } = author.rubrics()[0];
  const extending = { extends: id, id: 'own', version: '1', title: '另一张表' };
  const sheet = author.score({ rubric: extending });
  const { usable, problems } = author.lintRubric(extending);
  let place = 'nothing was thrown';
  try {
    author.evaluate('1 +\n  (', {});
  } catch (error) {
    place = `${error instanceof author.ZipingError} ${error.code} ${error.message.slice(0, 10)}`;
  }
  const found = author.audit('{"rubric":"' + id + '"}');
  const auditing = await import('/dist/audit.js');
  await auditing.ready;
  // Beside the entry for all pages, which has a core of its own.
  const core = await import('/dist/core.js');
  await core.ready;
  return {
    before,
    unreachable,
    title: sheet.rubric.title,
    lint: [usable, problems.length],
    nonsense: author.lintRubric('{').problems[0].code,
    value: author.evaluate('预算 数 + 0.2', { '预算 数': 0.1 }),
    place,
    scorer: JSON.stringify(author.scorer(extending).score({})) === JSON.stringify(sheet),
    same: core.score(`{"rubric":"${id}"}`) === author.score(`{"rubric":"${id}"}`),
    audits: found === auditing.audit('{"rubric":"' + id + '"}'),
    onlyHere: ['audit', 'evaluate', 'lintRubric', 'scorer'].map((name) => name in core),
  };
}

use()
  .catch((error) => ({ error: String(error.stack || error) }))
  .then((report) => fetch('/report', { method: 'POST', body: JSON.stringify(report) }));
