// Filling the table in, with the mouse and with the keyboard alone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answer, box, element, fillExample, row, startDemo } from './demo.mjs';

let demo;
before(async () => (demo = await startDemo()));
after(() => demo.close());

const total = (page) => page.locator('ziping-form .big').innerText();
const submission = (page) => element(page, '(form) => form.toJSON()');

test('an empty form has no score, names every gap and leaves nothing in the submission', async () => {
  const page = await demo.open();
  assert.equal(await total(page), '—');
  assert.match(await page.locator('.facts').innerText(), /7 项未填/);
  assert.equal(await page.getByRole('radio', { checked: true }).count(), 0);
  assert.deepEqual(await submission(page), { rubric: 'ningxian-2023-department' });
  assert.match(
    await page.getByRole('table').locator('caption').innerText(),
    /附表3　2023年度部门（单位）整体绩效自评表/,
  );
  await page.context().close();
});

test('yes, no and unanswered are three states, and each shows what it earns or loses', async () => {
  const page = await demo.open();
  const management = row(page, '1、财务管理');
  assert.equal(await management.locator('.points.unknown').count(), 4);
  assert.match(await management.innerText(), /待填 2/);

  await answer(page, '财务主管及经办人员岗位设置合规', '是');
  await answer(page, '按照规定进行政府采购', '否');
  assert.match(await management.innerText(), /✓\s*2 \/ 2/);
  assert.match(await management.innerText(), /✗\s*0 \/ 2/);
  assert.match(await management.locator('.reasons').innerText(), /政府采购.*失 2 分/);
  assert.equal(await total(page), '2');

  await page.getByRole('button', { name: '清除“按照规定进行政府采购”的回答' }).click();
  assert.equal(await management.locator('.reasons').count(), 0);
  assert.deepEqual((await submission(page)).facts, { finance_posts_compliant: true });
  const focused = await element(page, '(form) => form.shadowRoot.activeElement.id');
  assert.equal(`#${focused}`, box('/facts/procurement_compliant'));
  await page.context().close();
});

test('figures judge by themselves, and what is missing can be answered directly', async () => {
  const page = await demo.open();
  const item = row(page, '4、三公经费');
  await page.locator(box('/three_public/total/budget')).fill('2.40');
  await answer(page, '三公经费未超预算', '否');
  assert.match(await item.innerText(), /0 \/ 1/);
  await page.locator(box('/three_public/total/executed')).fill('2.15');
  assert.match(await item.innerText(), /2\.15 ≤ 2\.4/);
  assert.match(await item.innerText(), /以数字为准/);
  await page.locator(box('/three_public/total/last_year')).fill('2.10');
  assert.equal((await item.innerText()).match(/2\.15 [>≥] 2\.1/g).length, 1, 'one reason, told once');
  assert.match(await item.innerText(), /缺.*三公经费规定报送公开日期/);
  assert.equal((await submission(page)).three_public.total.budget, '2.40');
  await page.locator(box('/three_public/total/budget')).fill('');
  assert.ok(!('budget' in (await submission(page)).three_public.total));
  await page.context().close();
});

test('a choice scores by its option and can be cleared', async () => {
  const page = await demo.open();
  const item = row(page, '5、预决算公开');
  await item.getByText('只公开预算或决算', { exact: true }).click();
  assert.match(await item.innerText(), /1 \/ 2/);
  await item.getByRole('button', { name: /清除/ }).click();
  assert.equal(await item.getByRole('radio', { checked: true }).count(), 0);
  assert.deepEqual(await submission(page), { rubric: 'ningxian-2023-department' });
  await page.context().close();
});

test('projects are added, scored, removed and brought back', async () => {
  const page = await demo.open();
  const item = row(page, '项目支出评价');
  await page.getByRole('button', { name: '添加项目' }).click();
  await page.keyboard.type('机关党建');
  await page.locator(box('/projects/0/score')).fill('85');
  await page.getByRole('button', { name: '添加项目' }).click();
  await page.keyboard.type('职工书屋');
  await page.locator(box('/projects/1/score')).fill('90');
  assert.equal(await item.locator('.self > .score').innerText(), '70');
  await page.getByRole('button', { name: '删除项目“机关党建”' }).click();
  assert.deepEqual((await submission(page)).projects, [{ name: '职工书屋', score: '90' }]);
  assert.equal(await page.locator(box('/projects/0/name')).inputValue(), '职工书屋');
  await page.getByRole('button', { name: '撤销' }).click();
  assert.deepEqual(
    (await submission(page)).projects.map(({ name }) => name),
    ['机关党建', '职工书屋'],
  );
  await page.context().close();
});

test('a project with indicators shows how each was scored', async () => {
  const page = await demo.open();
  await element(
    page,
    `(form) => form.load({ rubric: 'ningxian-2023-department', projects: [{ name: '培训', indicators: [
      { title: '培训人次', points: '4.5', target: '300', actual: '295' }] }] })`,
  );
  const line = page.locator('.indicators li');
  assert.match(await line.innerText(), /4\.5 × 295 ÷ 300 = 4\.425 → 4\.43/);
  assert.equal(await page.locator(box('/projects/0/score')).count(), 0);
  await page.context().close();
});

test('what cannot be read stays in its box with the reason, and the rest is scored', async () => {
  const page = await demo.open();
  await answer(page, '实行国库集中支付', '是');
  const typed = {
    '/three_public/total/budget': '1,234.5',
    '/three_public/total/executed': '１２',
    '/three_public/total/last_year': 'abc',
    '/facts/three_public_due': '2023-02-30',
    '/self/scores/statements/score': '两分',
  };
  for (const [pointer, text] of Object.entries(typed)) {
    const input = page.locator(box(pointer));
    await input.fill(text);
    assert.equal(await input.inputValue(), text);
    assert.equal(await input.getAttribute('aria-invalid'), 'true');
    const described = await input.getAttribute('aria-describedby');
    const words = await page.locator(`#${described.split(' ').pop()}`).innerText();
    assert.match(words, /[\u4e00-\u9fff]{4,}/, `${pointer}: ${words}`);
  }
  assert.equal(await total(page), '2');
  assert.match(await page.locator('.facts').innerText(), /5 处填写有误/);
  assert.equal((await submission(page)).three_public.total.executed, '１２');
  const item = await row(page, '4、三公经费').innerText();
  assert.match(item, /三公经费本年预算数填写有误|三公经费本年决算数、三公经费本年预算数填写有误/);
  assert.doesNotMatch(item, /缺[^；]*三公经费本年预算数/);
  const visited = [];
  for (let press = 0; press < 6; press += 1) {
    await page.getByRole('button', { name: '去改正' }).click();
    visited.push(await element(page, '(form) => "#" + form.shadowRoot.activeElement.id'));
  }
  assert.deepEqual(new Set(visited), new Set(Object.keys(typed).map(box)));
  assert.equal(visited[5], visited[0], 'after the last one the first one again');
  await page.context().close();
});

test('a claim is marked where it differs, and its reason travels with it', async () => {
  const page = await demo.open();
  await answer(page, '财务会计信息真实规范', '否');
  await page.locator(box('/self/scores/accounting_quality/score')).fill('3');
  await page.locator(box('/self/scores/accounting_quality/reason')).fill('已于年底前整改');
  const item = row(page, '2、会计信息质量');
  assert.equal(await item.locator('.score').innerText(), '3');
  assert.match(await item.locator('.self').innerText(), /机算 0，与申报不一致/);
  assert.equal(await page.locator('tr.section .score').first().innerText(), '3');
  assert.match(await page.locator('.facts').innerText(), /申报与机算不一致 1 项/);
  assert.deepEqual((await submission(page)).self, {
    scores: { accounting_quality: { score: '3', reason: '已于年底前整改' } },
  });
  await page.context().close();
});

test('the published example gives 90 and 优, its projects merely claimed', async () => {
  const page = await demo.open();
  await fillExample(page);
  assert.equal(await total(page), '90');
  assert.equal(await page.locator('.grade').innerText(), '优');
  const projects = row(page, '项目支出评价');
  assert.match(await projects.innerText(), /未能计算，仅为申报/);
  assert.equal(await projects.locator('.score').innerText(), '70');
  assert.doesNotMatch(await page.locator('.bar').innerText(), /已全部填写|项未填/);
  assert.equal(await page.getByRole('button', { name: '下一处未填' }).count(), 1);
  const { goals, budget } = await submission(page);
  assert.ok(goals.length > 50 && budget.total.budget === '102.69', 'what the table does not show is kept');
  await page.locator('[role=status]').filter({ hasText: '得分 90' }).waitFor({ state: 'attached' });
  await page.context().close();
});

test('the whole table can be walked and answered with the keyboard', async () => {
  const page = await demo.open();
  await page.getByRole('button', { name: '下一处未填' }).focus();
  await page.keyboard.press('Enter');
  const active = () => element(page, '(form) => "#" + (form.shadowRoot.activeElement || {}).id');
  assert.equal(await active(), box('/facts/finance_posts_compliant'));
  await page.keyboard.press('Space');
  assert.equal(await total(page), '2');
  await page.keyboard.press('ArrowRight');
  assert.deepEqual((await submission(page)).facts, { finance_posts_compliant: false });
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.deepEqual(await submission(page), { rubric: 'ningxian-2023-department' });
  await page.keyboard.press('Space');
  assert.deepEqual((await submission(page)).facts, { finance_posts_compliant: true });

  const reached = new Set();
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    reached.add(await active());
  }
  for (const pointer of [
    '/facts/treasury_payment',
    '/three_public/total/last_year',
    '/facts/three_public_published',
    '/facts/publication_scope',
    '/self/scores/statements/score',
    '/self/scores/statements/reason',
    '/projects',
    '/self/total',
  ]) {
    assert.ok(reached.has(box(pointer)), `Tab does not reach ${pointer}`);
  }
  await page.context().close();
});

test('at 320 pixels nothing is cut off and nothing has to be scrolled sideways', async () => {
  const page = await demo.open({ viewport: { width: 320, height: 640 } });
  await fillExample(page);
  await page.locator('.form.narrow').waitFor();
  await page.getByRole('button', { name: '添加项目' }).click();
  await page.locator(box('/three_public/total/budget')).fill('1,234.5');
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  assert.ok(overflow <= 0, `${overflow} pixels too wide`);
  const bar = await page.locator('.bar').boundingBox();
  for (const name of ['去改正', '下一处未填', '填入示例', '重置', '提交']) {
    const { x, width } = await page.getByRole('button', { name, exact: true }).boundingBox();
    assert.ok(x >= bar.x && x + width <= bar.x + bar.width, `${name} sticks out of the bar`);
  }
  await page.context().close();
});

test('on paper only the table is left, with the scores that count', async () => {
  const page = await demo.open();
  await fillExample(page);
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['.bar', '.pair', 'textarea', '.claim']) {
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  }
  const words = await row(page, '项目支出评价').innerText();
  assert.match(words, /所有项目平均得分×80%。\s+70\s+未能计算，仅为申报/);
  assert.match(await page.locator('thead').innerText(), /计分标准\s+自评分数/);
  const width = async (name) => (await page.getByRole('columnheader', { name }).boundingBox()).width;
  assert.ok((await width('计分标准')) > 3 * (await width('备注')));
  assert.match(await page.locator('caption').innerText(), /填报单位名称：宁县委直属机关工委（盖章）/);
  assert.equal(await page.locator('.signatures li').count(), 6);
  await page.context().close();
});

test('another rubric draws another table: nothing in the form knows the first one', async () => {
  const page = await demo.open();
  await element(
    page,
    `(form) => {
      form.rubricData = {
        id: 'elsewhere', version: '1', title: '别处的评分表',
        facts: [
          { id: 'approved', label: '有审批', type: 'boolean' },
          { id: 'filed', label: '有备案', type: 'boolean' },
          { id: 'planned', label: '计划次数', type: 'count', unit: '次' },
          { id: 'held', label: '实际次数', type: 'count', unit: '次' },
          { id: 'enough', label: '次数达标', type: 'boolean', derived: 'held >= planned' },
        ],
        sections: [{ id: 'one', title: '一、管理', points: '10', items: [
          { id: 'both', title: '审批与备案', points: '6', standard: '审批、备案齐全得6分，否则不得分。',
            rule: { kind: 'all_or_nothing', facts: ['approved', 'filed'] } },
          { id: 'times', title: '开展次数', points: '4', standard: '达到计划次数得4分，否则不得分。',
            rule: { kind: 'conditions', criteria: [{ fact: 'enough', points: '4', clause: '达到计划次数得4分' }] } },
        ] }],
        rounding: { item: { decimals: 2, mode: 'half_up' }, total: { decimals: 2, mode: 'half_up' } },
        grades: [{ name: '合格', at_least: '6' }, { name: '不合格', at_least: '0' }],
      };
      return form.updateComplete;
    }`,
  );
  await page.waitForSelector('ziping-form[data-state=ready]');
  assert.match(await page.locator('caption').innerText(), /^\s*别处的评分表/);
  assert.equal(await page.locator('tr.item').count(), 2);
  await answer(page, '有审批', '是');
  assert.match(await row(page, '审批与备案').innerText(), /符合/);
  await answer(page, '有备案', '是');
  await page.getByLabel('计划次数（次）').fill('4');
  await page.getByLabel('实际次数（次）').fill('5');
  assert.match(await row(page, '开展次数').innerText(), /5 ≥ 4/);
  assert.equal(await total(page), '10');
  assert.equal(await page.locator('.grade').innerText(), '合格');
  assert.equal(await page.locator('.signatures').count(), 0);
  await page.context().close();
});

test('the next gap is the one after the place where the person is, and after the last one the first', async () => {
  const page = await demo.open();
  const active = () => element(page, '(form) => "#" + (form.shadowRoot.activeElement || {}).id');
  const goOn = page.getByRole('button', { name: '下一处未填' });
  const gaps = await element(
    page,
    '(form) => form.sheet.sections.flatMap(({ items }) => items).flatMap(({ missing }) => missing.map(({ pointer }) => pointer))',
  );
  const seen = [];
  for (let press = 0; press < new Set(gaps).size; press += 1) {
    await goOn.click();
    seen.push(await active());
  }
  assert.deepEqual(new Set(seen), new Set(gaps.map(box)));
  await goOn.click();
  assert.equal(await active(), seen[0]);
  await page.locator(box('/facts/targets_reported')).focus();
  await goOn.click();
  assert.equal(await active(), box('/three_public/total/budget'));
  await page.context().close();
});

test('a project that is begun is open, also under a claim', async () => {
  const page = await demo.open();
  await fillExample(page);
  await page.getByRole('button', { name: '添加项目' }).click();
  await page.keyboard.type('机关党建');
  assert.match(await page.locator('.facts').innerText(), /1 项未填/);
  assert.equal(await total(page), '90');
  await page.getByRole('button', { name: '下一处未填' }).click();
  assert.equal(await element(page, '(form) => "#" + form.shadowRoot.activeElement.id'), box('/projects/0/score'));
  await page.locator(box('/projects/0/score')).fill('八十');
  assert.doesNotMatch(await page.locator('.facts').innerText(), /项未填|已全部填写/);
  await page.locator(box('/projects/0/score')).fill('87.5');
  assert.match(await page.locator('.facts').innerText(), /已全部填写/);
  await page.context().close();
});

test('a stated total is marked where it is not the sum, however it is written', async () => {
  const page = await demo.open();
  await fillExample(page);
  const last = page.locator('tr.total');
  await page.locator(box('/self/total')).fill('90.0');
  assert.doesNotMatch(await last.innerText(), /不一致/);
  await page.locator(box('/self/total')).fill('91');
  assert.match(await last.innerText(), /与各项合计 90 不一致/);
  assert.match(await page.locator('.facts').innerText(), /申报合计与各项合计不一致/);
  await page.context().close();
});

test('that the lowest grade is certain is not told', async () => {
  const page = await demo.open();
  await answer(page, '实行国库集中支付', '是');
  const facts = await page.locator('.facts').innerText();
  assert.match(facts, /最高可达「优」/);
  assert.doesNotMatch(facts, /至少/);
  await page.context().close();
});

test('an unreadable box is not called unanswered', async () => {
  const page = await demo.open();
  await fillExample(page);
  await element(
    page,
    `(form) => { const given = form.toJSON(); delete given.self; delete given.facts.three_public_within_budget;
      delete given.facts.three_public_decreased; form.load(given); }`,
  );
  await page.locator(box('/three_public/total/budget')).fill('1,234.5');
  await page.locator(box('/three_public/total/executed')).fill('二');
  await page.locator(box('/three_public/total/last_year')).fill('abc');
  const cell = row(page, '4、三公经费').locator('.self');
  assert.match(await cell.innerText(), /填写有误，改正后可得 2 分/);
  assert.doesNotMatch(await cell.innerText(), /未填/);
  await page.context().close();
});

test('an answer that no option shows is seen and can be taken back', async () => {
  const page = await demo.open();
  const item = row(page, '5、预决算公开');
  for (const [given, words] of [
    ['"partly"', /partly/],
    ['{ na: "涉密单位" }', /不适用：涉密单位/],
  ]) {
    await element(
      page,
      `(form) => form.load({ rubric: 'ningxian-2023-department', facts: { publication_scope: ${given} } })`,
    );
    await item.locator('.other').waitFor();
    assert.match(await item.locator('.other').innerText(), words);
    assert.doesNotMatch(await page.locator('.facts').innerText(), /已全部填写/);
    await item.getByRole('button', { name: /清除/ }).click();
    assert.deepEqual(await submission(page), { rubric: 'ningxian-2023-department' });
  }
  await page.context().close();
});

test('the bar never covers the box that has the focus, forwards or backwards', async () => {
  for (const viewport of [
    { width: 1366, height: 600 },
    { width: 320, height: 520 },
    { width: 640, height: 380 },
  ]) {
    const page = await demo.open({ viewport });
    for (const key of ['Tab', 'Shift+Tab']) {
      await page.locator(box(key === 'Tab' ? '/facts/finance_posts_compliant' : '/self/total')).focus();
      for (let step = 0; step < 45; step += 1) {
        await page.keyboard.press(key);
        const covered = await element(
          page,
          `(form) => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => {
            const root = form.shadowRoot;
            const active = root.activeElement;
            const bar = root.querySelector('.bar');
            if (!active || bar.contains(active) || active.classList.contains('scroll')) return resolve('');
            const box = active.getBoundingClientRect();
            const { top, bottom } = bar.getBoundingClientRect();
            const isCovered = box.top < bottom - 1 && box.bottom > top + 1;
            resolve(isCovered || box.top < -1 ? active.id + ' ' + active.className : '');
          })))`,
        );
        assert.equal(covered, '', `${viewport.width} × ${viewport.height}, ${key} ${step}`);
      }
    }
    const position = await page.locator('.bar').evaluate((bar) => getComputedStyle(bar).position);
    assert.equal(position, viewport.height <= 400 ? 'static' : 'sticky');
    await page.context().close();
  }
});

test('at 1024 pixels no heading breaks and a project has room for its name', async () => {
  const page = await demo.open({ viewport: { width: 1024, height: 768 } });
  for (const heading of await page.getByRole('columnheader').all()) {
    assert.ok((await heading.boundingBox()).height < 40, await heading.innerText());
  }
  await page.getByRole('button', { name: '添加项目' }).click();
  const name = page.locator(box('/projects/0/name'));
  await name.fill('全县党员干部教育培训与阵地建设项目');
  assert.ok(await name.evaluate((input) => input.scrollWidth <= input.clientWidth));
  await page.context().close();
});
