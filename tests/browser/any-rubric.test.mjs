// A rubric with every kind of rule and of fact, of which the form knows nothing but its JSON.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { answer, box, element, row, startDemo } from './demo.mjs';

const rubric = JSON.parse(readFileSync(new URL('every-kind.json', import.meta.url), 'utf8'));
const filled = JSON.parse(readFileSync(new URL('every-kind-filled.json', import.meta.url), 'utf8'));
let demo;
before(async () => (demo = await startDemo()));
after(() => demo.close());

/** The form of the rubric, with answers if there are any. */
async function open(answers = {}, options = {}) {
  const page = await demo.open(options);
  await element(
    page,
    `async (form) => {
      form.rubricData = ${JSON.stringify(rubric)};
      await form.updateComplete;
      form.load(${JSON.stringify(answers)});
      return form.updateComplete;
    }`,
  );
  return page;
}

const total = (page) => page.locator('ziping-form .big').innerText();
const bar = (page) => page.locator('.facts').innerText();
const submission = async (page) => {
  const { rubric: _, ...answers } = await element(page, '(form) => form.toJSON()');
  return answers;
};
const active = (page) => element(page, '(form) => "#" + (form.shadowRoot.activeElement || {}).id');

test('every fact has one box, in the row of the first item that asks for it', async () => {
  const page = await open();
  for (const { id, from, label } of rubric.facts.filter(({ id }) => id !== 'papers')) {
    const found = page.locator(box(from || `/facts/${id}`));
    assert.equal(await found.count(), 1, `${id} has ${await found.count()} boxes`);
    assert.ok((await page.getByText(label).or(page.getByRole('group', { name: label })).count()) > 0, label);
  }
  assert.equal(await page.locator(box('/evidence/papers')).count(), 1);
  const shared = row(page, '预算执行率');
  assert.match(await shared.innerText(), /岗位设置合规（同上）/);
  assert.match(await page.getByLabel('专项借款（元）').getAttribute('id'), /loan/);
  assert.equal(await page.getByLabel('年初预算（万元）').count(), 1);
  assert.equal(await page.getByLabel('满意度（%）').count(), 1);
  assert.match(await row(page, '岗位与审计').innerText(), /以审计报告为准/);
  assert.deepEqual(await submission(page), {});
  await page.context().close();
});

test('the whole form can be filled from gap to gap with the keyboard alone', async () => {
  const page = await open();
  const yes = ' ';
  const typed = {
    '/facts/staffed': yes,
    '/facts/audited': yes,
    '/facts/founded': '2024-05-01',
    '/facts/open': yes,
    '/department/staffing/authorized': '20',
    '/department/staffing/headcount': '20',
    '/facts/late': '0',
    '/evidence/papers': '一.pdf\n二.pdf\n三.pdf',
    '/facts/deducted': '0',
    '/facts/loan': '10000',
    '/facts/repaid': '10000',
    '/facts/planned': '100',
    '/facts/trained': '100',
    '/budget/total/budget': '100',
    '/budget/total/executed': '99',
    '/facts/effect': yes,
    '/facts/effect_degree': '100',
    '/facts/satisfaction': '95',
    '/facts/complaints': '0',
    '/facts/own_figure': '95',
    '/facts/others': '88 70、60',
    '/indicators/#indicators': '\n办结件数',
    '/indicators/0/points': '5',
    '/indicators/0/target': '10',
    '/indicators/0/actual': '10',
    '/indicators/#social': '\n群众受益',
    '/indicators/1/points': '4',
    '/indicators/1/target': '10',
    '/indicators/1/actual': '10',
    '/projects': '\n党建',
    '/projects/0/score': '100',
    '/projects/0/weight': '100',
    '/facts/innovation': yes,
    '/facts/fraud': yes,
  };
  const places = new Map(Object.keys(typed).map((pointer) => [box(pointer), pointer]));
  const goOn = page.getByRole('button', { name: '下一处未填' });
  const seen = [];
  while ((await goOn.count()) > 0) {
    await goOn.focus();
    await page.keyboard.press('Enter');
    const pointer = places.get(await active(page));
    assert.ok(pointer && !seen.includes(pointer), `${await active(page)} after ${seen.join(' ')}`);
    seen.push(pointer);
    // Typed newlines are presses of Enter, as a blank alone is a press of the space bar.
    await page.keyboard.type(typed[pointer]);
  }
  assert.equal(await total(page), '0', 'a veto');
  assert.match(await row(page, '一票否决').innerText(), /已触发，总分为 0/);
  await page.locator(box('/facts/fraud')).focus();
  await page.keyboard.press('ArrowRight');
  assert.match(await row(page, '一票否决').innerText(), /未触发/);
  assert.equal(await total(page), '100');
  assert.match(await bar(page), /已全部填写/);
  const { facts, evidence } = await submission(page);
  assert.deepEqual(facts.others, ['88', '70', '60']);
  assert.deepEqual(evidence, { papers: ['一.pdf', '二.pdf', '三.pdf'] });
  await page.context().close();
});

test('every row shows how its score came about', async () => {
  const page = await open(filled);
  const rows = {
    制度施行: [/✗\s*年内施行/, /2025-01-01 > 2024-12-31，晚 1 天，失 4 分/],
    公开: [/公告栏公开\s*清除\s*✗ 3 \/ 5/],
    人员控制: [/在职人员控制率（%）\s*105/, /5 − 1 × 5 = 0/],
    报送: [/5 − 1 × 2 = 3/],
    获奖: [/2 × 2 = 4/],
    综合: [/资料不全/],
    培训: [/超过指标值 50%，须说明原因/],
    预算执行率: [/✓ 其余不得分/, /因政策调整未执行/, /具备前提条件/, /执行率偏低的原因：[^\n]*须说明原因/],
    社会效果: [/最多 6\.4 分/, /60%（含）～80%，填的是 90%/],
    满意度: [/✓ 满意度/, /按“满意度”考核/, /→ 5\.33，失 0\.67 分/],
    办件量: [/在 4 个单位中从高到低排第 2 名/],
    产出指标: [/3 × 90% = 2\.7|3 × 9 ÷ 10 = 2\.7/, /部分达成：2 × 70% = 1\.4/, /1\.4 \/ 2/],
    项目支出: [/预算执行率\s*9 \/ 10/, /效益指标：[^]*待填 30/],
    推广: [/加分/, /2 \/ 2/],
    '二、绩效': [/按 75% 计入总分/],
    '合　计': [/按适用的 95 分折算/],
  };
  for (const [title, patterns] of Object.entries(rows)) {
    const words = await row(page, title).innerText();
    for (const pattern of patterns) assert.match(words, pattern, title);
    const lines = words.split('\n').filter((line) => line.length > 12);
    assert.equal(new Set(lines).size, lines.length, `${title} says something twice: ${words}`);
  }
  await page.context().close();
});

test('an item is said not to apply, with the reason, and that is taken back', async () => {
  const page = await open();
  const item = row(page, '借款');
  const tick = item.getByRole('checkbox', { name: '本项不适用：借款' });
  await tick.focus();
  await page.keyboard.press('Space');
  assert.equal(await active(page), box('/facts/loan/na'));
  assert.match(await item.locator('.problem').innerText(), /不适用的理由/);
  assert.match(await bar(page), /1 处填写有误/);
  await page.keyboard.type('没有借款');
  assert.deepEqual((await submission(page)).facts, { loan: { na: '没有借款' } });
  assert.match(await item.innerText(), /不适用（没有借款），不计入/);
  assert.equal(await page.locator(box('/facts/repaid')).count(), 0);
  assert.match(await row(page, '合　计').innerText(), /按适用的 95 分折算/);
  assert.match(await bar(page), /16 项未填/);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  assert.deepEqual(await submission(page), {});
  assert.equal(await page.locator(box('/facts/repaid')).count(), 1);
  await page.context().close();
});

test('a list of numbers stays as it is typed, and what cannot be read is told at its box', async () => {
  const page = await open({ facts: { own_figure: '90', others: [95, '88.50'] } });
  const list = page.locator(box('/facts/others'));
  assert.equal(await list.inputValue(), '95、88.50');
  for (const text of ['95, 88.50 、', '95\n88.50\n', '95，88.50；70']) {
    await list.fill(text);
    assert.equal(await list.inputValue(), text);
    assert.deepEqual((await submission(page)).facts.others.slice(0, 2), ['95', '88.50']);
    assert.equal(await list.getAttribute('aria-invalid'), null);
  }
  await list.fill('1,234 九十');
  assert.equal(await list.getAttribute('aria-invalid'), 'true');
  const [, problem] = (await list.getAttribute('aria-describedby')).split(' ');
  assert.match(await page.locator(`#${problem}`).innerText(), /千分位/);
  assert.equal(await page.locator('.elsewhere').count(), 0);
  await page.getByRole('button', { name: '去改正' }).click();
  assert.equal(await active(page), box('/facts/others'));
  await list.fill(' ');
  assert.deepEqual((await submission(page)).facts, { own_figure: '90' });
  await page.context().close();
});

test('a rate that cannot be computed is asked for, and an answer that figures overrule is told', async () => {
  const page = await open({ department: { staffing: { authorized: '0', headcount: '5' } } });
  const rate = page.locator(`input${box('/facts/staff_rate')}`);
  await rate.fill('104');
  assert.match(await row(page, '人员控制').locator('.self').innerText(), /^1/);
  await page.locator(box('/department/staffing/authorized')).fill('5');
  assert.equal(await rate.inputValue(), '104');
  assert.match(await row(page, '人员控制').innerText(), /按数字计算为 100，以此为准/);
  await rate.fill('');
  assert.equal(await rate.count(), 0);
  assert.equal(await page.locator(`output${box('/facts/staff_rate')}`).innerText(), '100');
  await page.context().close();
});

test('indicators are added, measured or graded, moved, removed and brought back', async () => {
  const page = await open();
  const outputs = row(page, '产出指标');
  await outputs.getByRole('button', { name: '添加指标' }).click();
  assert.equal(await active(page), box('/indicators/0/title'));
  await page.keyboard.type('办结件数');
  await page.locator(box('/indicators/0/points')).fill('5');
  await page.locator(box('/indicators/0/level')).selectOption('partly');
  await page.locator(box('/indicators/0/degree')).fill('70');
  assert.equal(await page.locator(box('/indicators/0/target')).count(), 0);
  assert.match(await outputs.innerText(), /部分达成：5 × 70% = 3\.5/);
  await page.locator(box('/indicators/0/dimension')).selectOption('quality');
  assert.deepEqual((await submission(page)).indicators, [
    { dimension: 'quality', title: '办结件数', points: '5', level: 'partly', degree: '70' },
  ]);
  await page.getByRole('button', { name: '删除指标“办结件数”' }).click();
  assert.deepEqual(await submission(page), {});
  await outputs.getByRole('button', { name: '撤销删除指标“办结件数”' }).click();
  assert.equal(await active(page), box('/indicators/0/title'));
  await page.locator(box('/indicators/0/target')).count();
  await page.locator(box('/indicators/0/degree')).fill('');
  await page.locator(box('/indicators/0/level')).selectOption({ label: '按指标值计算' });
  await page.locator(box('/indicators/0/direction')).selectOption({ label: '≤' });
  await page.locator(box('/indicators/0/target')).fill('3');
  await page.locator(box('/indicators/0/actual')).fill('2');
  assert.match(await outputs.innerText(), /5 \/ 5/);
  await page.locator(box('/indicators/0/actual')).fill('两件');
  assert.match(await outputs.locator('.problem').innerText(), /两件/);
  await page.context().close();
});

test('an indicator that no item counts is seen, and finds its item by its dimension', async () => {
  const page = await open({ indicators: [{ title: '无类别', points: '4', target: '1', actual: '1' }] });
  const dimension = row(page, '产出指标').locator(box('/indicators/0/dimension'));
  await element(
    page,
    `(form) => form.load(${JSON.stringify({ indicators: [{ title: '群众', dimension: 'environment', points: '4' }] })})`,
  );
  assert.equal(await dimension.inputValue(), 'environment');
  await dimension.selectOption('quantity');
  assert.equal(await active(page), box('/indicators/0/dimension'));
  await element(page, `(form) => form.load(${JSON.stringify({ indicators: [{ title: '群众', dimension: 'social' }] })})`);
  assert.equal(await row(page, '社会效益').locator('.indicators li').count(), 1);
  assert.equal(await row(page, '产出指标').locator('.indicators li').count(), 0);
  await page.context().close();
});

test('a project is scored by its own sheet as soon as that is begun', async () => {
  const page = await open();
  const item = row(page, '项目支出');
  await item.getByRole('button', { name: '添加项目' }).click();
  await page.keyboard.type('培训');
  await page.locator(box('/projects/0/weight')).fill('100');
  assert.equal(await page.locator(box('/projects/0/score')).isVisible(), true);
  await item.getByText('项目支出绩效自评表', { exact: true }).click();
  const output = item.locator('.part').filter({ hasText: '产出指标' });
  await output.getByRole('button', { name: '添加指标' }).click();
  await page.keyboard.type('期数');
  assert.equal(await page.locator(box('/projects/0/score')).count(), 0);
  for (const [field, text] of Object.entries({ points: '50', target: '4', actual: '3' })) {
    await page.locator(box(`/projects/0/indicators/0/${field}`)).fill(text);
  }
  assert.match(await output.locator('.heading').innerText(), /37\.5 \/ 50/);
  await page.locator(box('/projects/0/budget')).fill('10');
  await page.locator(box('/projects/0/executed')).fill('10');
  assert.match(await item.innerText(), /预算执行率\s*10 \/ 10/);
  await page.locator(box('/projects/0/indicators/0/actual')).fill('三');
  await item.locator('summary').first().click();
  assert.equal(await element(page, '(form) => form.reportValidity()'), false);
  assert.equal(await element(page, '(form) => form.shadowRoot.activeElement.localName'), 'summary');
  await page.getByRole('button', { name: '去改正' }).click();
  assert.equal(await active(page), box('/projects/0/indicators/0/actual'));
  await page.locator(box('/projects/0/indicators/0/actual')).fill('3');
  await item.locator('summary').first().click();
  // Two of the four rows still have no indicator; the way to them opens the sheet again.
  await page.getByRole('button', { name: /处未填，可得 20 分/ }).click();
  assert.match(await active(page), /^#box-2f-projects-2f-0-2f-indicators-2f--23-(benefits|satisfaction)$/);
  await page.context().close();
});

test('a total between two printed grades has none, and that is said', async () => {
  const page = await open({ self: { scores: {} }, facts: { fraud: false } });
  await element(
    page,
    `(form) => { const given = form.toJSON(); given.self = { scores: {} };
      for (const { items } of form.rubricData.sections) for (const { id, points } of items)
        given.self.scores[id] = { score: points };
      given.self.scores.projects = { score: '9.5' };
      given.self.scores.innovation = { score: '0' };
      delete given.self.scores.economic;
      form.load(given);
      return form.updateComplete; }`,
  );
  assert.equal(await total(page), '89.5');
  assert.match(await bar(page), /89\.5.*不属于任何等级/);
  assert.equal(await page.locator('.grade').count(), 0);
  await page.context().close();
});

test('a rubric that extends a built-in one is drawn whole', async () => {
  const page = await demo.open();
  await element(
    page,
    `(form) => {
      form.rubricData = { id: 'here', version: '1', title: '本地评分表', extends: 'hunan-department-2020',
        facts: [{ id: 'supplement', label: '本年调整预算' }] };
      return form.updateComplete; }`,
  );
  assert.match(await page.locator('caption').innerText(), /^\s*本地评分表/);
  assert.equal(await page.locator('tr.item').count(), 18);
  assert.equal(await page.getByLabel('本年调整预算（万元）').count(), 1);
  await page.context().close();
});

test('filled in, it fits into 320 pixels, and on paper only the table is left', async () => {
  const page = await open(filled, { viewport: { width: 320, height: 640 } });
  await page.locator('.form.narrow').waitFor();
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  assert.ok(overflow <= 0, `${overflow} pixels too wide`);
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['.bar', '.answers', 'select', 'textarea', 'details']) {
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  }
  assert.match(await row(page, '借款').innerText(), /不计入/);
  assert.match(await row(page, '一票否决').innerText(), /存在套取资金的，总分为0。\s*未触发/);
  await page.context().close();
});
