// What a county clerk is told about a submitted form: items by their titles and columns by their names, no pointers.

const columns = { computed: '机算分数', self: '自评分数', reviewed: '评定分数', lost_points: '失分', open: '待填分数' };
const totalColumns = { computed: '机算', self: '自评', reviewed: '评定' };

const sentences = {
  'not-sealed': '提交的自评表没有封存，无法核对它由哪份数据得出。请回到填报页重新提交。',
  'submission-differs': '自评表与一同提交的填报数据不是同一份，可能在提交前被改动。请回到填报页重新提交。',
  'rubric-differs': '填报页使用的计分办法与财政局现行的不同。请刷新填报页后重新提交。',
  'engine-differs': '填报页使用的计分组件与财政局现行的版本不同。请刷新填报页后重新提交。',
  'value-differs': '自评表中另有内容与复核结果不一致。请回到填报页重新提交。',
};

/** A line for each score that differs, and a sentence for each other kind of difference. `sheet` is the server's own. */
export function differencesInWords(differences, sheet) {
  const lines = new Map();
  const others = new Map();
  for (const difference of differences) {
    const { code, pointer } = difference;
    const place = code === 'value-differs' ? placeOf(pointer, sheet) : null;
    if (!place) others.set(code, sentences[code] || sentences['value-differs']);
    else if (place.column) lines.set(`${place.title} · ${place.column}`, inWords(difference));
    else others.set(place.title, `${place.title}：计分依据与复核的不一致。`);
  }
  const named = Array.from(lines.keys());
  // Where a score differs its reasons do as well, and where scores are named, the rest of the sheet adds nothing.
  const rest = Array.from(others).filter(
    ([key]) => !named.some((name) => name.startsWith(`${key} · `)) && !(key === 'value-differs' && named.length > 0),
  );
  return [...Array.from(lines, ([name, words]) => `${name}：${words}`), ...rest.map(([, sentence]) => sentence)];
}

/** What a reviewer must know of a form that was accepted. */
export function doubts(sheet) {
  const items = itemsOf(sheet);
  const claimed = items.filter(({ state }) => state === 'claimed-only');
  const differing = items.filter(
    ({ self_claimed: isClaimed, computed, self }) => isClaimed && computed !== null && computed !== self,
  );
  const open = items.filter(isUnfinished);
  const vetoed = (sheet.totals.veto || []).filter(({ state }) => state === 'met');
  const { score, stated, agrees } = sheet.totals.self;
  return [
    claimed.length && `自评得分中仅为申报、未经计算的：${list(claimed, ({ title, self }) => `${title} ${self} 分`)}`,
    differing.length &&
      `申报与机算不一致：${list(differing, ({ title, self, computed }) => `${title} 申报 ${self} 分，机算 ${computed} 分`)}`,
    vetoed.length && `一票否决，总分为 0：${list(vetoed, ({ clause }) => clause)}`,
    sheet.totals.self.grade_gap,
    agrees === false && `申报的合计 ${stated} 分与各项合计 ${score} 分不一致`,
    open.length && `尚有 ${open.length} 项未填：${list(open, ({ title }) => title)}`,
  ].filter(Boolean);
}

/** What a reviewer must know of the audit: how much was found, how much is answered, and every error by its title. */
export function contradictions({ counts, findings }) {
  const words = [
    ['错误', counts.error],
    ['疑点', counts.warning],
    ['提示', counts.note],
  ].filter(([, count]) => count > 0);
  if (words.length === 0) return [];
  const answered = counts.answered > 0 ? `，其中 ${counts.answered} 项已说明` : '';
  const errors = findings.filter(({ severity }) => severity === 'error');
  return [
    `核查：${words.map(([word, count]) => `${word} ${count} 项`).join('，')}${answered}`,
    ...errors.map(({ title, response }) => `核查错误：${title}${response ? `（${response.outdated ? '说明已过时' : '已说明'}）` : ''}`),
  ];
}

/** The items that keep the self score from being whole. */
export function unscored(sheet) {
  return itemsOf(sheet)
    .filter((item) => (item.self === null && !isLeftOut(item)) || (item.state === 'incomplete' && !item.self_claimed))
    .map(({ title }) => title)
    .concat((sheet.totals.veto || []).filter(({ state }) => state === 'unknown').map(({ clause }) => `一票否决：${clause}`));
}

/** Its points leave the table: it does not apply, or was not chosen. */
function isLeftOut({ state, missing }) {
  return state === 'not-applicable' && missing.length === 0;
}

/** A list of projects that was begun is to be finished, also where a claim stands in for its score. */
function isUnfinished({ state, trace }) {
  return state === 'incomplete' || (state === 'claimed-only' && trace?.children?.length > 0);
}

function placeOf(pointer, sheet) {
  const [part, first, field, index, column] = pointer.split('/').slice(1);
  if (part === 'totals') {
    if (field === 'score') return { title: '合计', column: columns[first] };
    if (field === 'grade') return { title: '等次', column: totalColumns[first] };
    return { title: '合计', column: first === 'open' || first === 'lost_points' ? columns[first] : undefined };
  }
  const section = part === 'sections' ? sheet.sections[Number(first)] : undefined;
  if (!section || field === undefined) return null;
  if (field !== 'items') return { title: section.title, column: columns[field] };
  const item = section.items[Number(index)];
  return item ? { title: item.title, column: columns[column] } : null;
}

function inWords({ sealed, recomputed }) {
  return `提交 ${shown(sealed)}，复核 ${shown(recomputed)}`;
}

/** What was sent may be anything of any length; a score is short. */
function shown(value) {
  if (value === null || value === undefined) return '无';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}

function list(items, words) {
  return items.map(words).join('；');
}

function itemsOf(sheet) {
  return sheet.sections.flatMap(({ items }) => items);
}
