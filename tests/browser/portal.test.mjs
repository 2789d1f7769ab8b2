// The demo portal beyond one rubric: which it offers, which it accepts, and what its reviewer is told.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { contradictions, doubts, unscored } from '../../www/findings.mjs';
import { startDemo } from './demo.mjs';

let demo;
before(async () => (demo = await startDemo()));
after(() => demo.close());

test('the portal offers the rubrics of departments, with an example for some, and accepts each', async () => {
  const page = await demo.open({ search: '?rubric=hunan-department-2020' });
  const choice = page.getByRole('combobox', { name: '计分办法' });
  await page.waitForFunction('document.getElementById("rubric").options.length > 2');
  assert.equal(await choice.inputValue(), 'hunan-department-2020');
  assert.match(await page.locator('.portal strong').innerText(), /^湖南省财政厅/);
  assert.deepEqual(await choice.locator('option[value=project-2020]').count(), 0);
  await page.getByRole('button', { name: '填入示例' }).click();
  await page.locator('.big').filter({ hasText: '77.86' }).waitFor();
  await page.getByRole('button', { name: '提交' }).click();
  await page.waitForURL('**/submit');
  assert.match(await page.locator('main').innerText(), /已受理[^]*自评得分\s+77\.86\s+等级\s+中/);
  await page.getByRole('link', { name: '返回填报页' }).click();
  await page.waitForURL('**/?rubric=hunan-department-2020');
  await page.waitForFunction('document.getElementById("rubric").options.length > 2');
  await choice.selectOption('hunan-department-5');
  await page.waitForURL('**/?rubric=hunan-department-5');
  await page.waitForFunction('document.getElementById("rubric").options.length > 2');
  assert.equal(await page.getByRole('button', { name: '填入示例' }).isVisible(), false);
  await page.context().close();
});

test('what does not apply is no gap, and a veto is told to the reviewer', () => {
  const item = { id: 'loan', title: '借款', self: null, self_claimed: false, computed: null, state: 'not-applicable' };
  const sheet = (missing, state) => ({
    sections: [{ items: [{ ...item, missing }] }],
    totals: { veto: [{ state, clause: '存在套取资金的，总分为0。' }], self: { score: '0', stated: null, agrees: null } },
  });
  assert.deepEqual(unscored(sheet([], 'unmet')), []);
  assert.deepEqual(unscored(sheet([{ pointer: '/facts/loan' }], 'unknown')), ['借款', '一票否决：存在套取资金的，总分为0。']);
  assert.deepEqual(doubts(sheet([], 'met')), ['一票否决，总分为 0：存在套取资金的，总分为0。']);
});

test('what the audit found is told to the reviewer, with what is answered', () => {
  const finding = (title, severity, response) => ({ title, severity, response });
  const findings = [
    finding('合计与各项之和不符', 'error', { text: '已核实', outdated: false }),
    finding('人员支出与各部分之和不符', 'error', { text: '已核实', outdated: true }),
    finding('分数超出分值', 'error'),
    finding('得分没有依据', 'warning'),
  ];
  assert.deepEqual(contradictions({ counts: { error: 3, warning: 1, note: 0, answered: 1 }, findings }), [
    '核查：错误 3 项，疑点 1 项，其中 1 项已说明',
    '核查错误：合计与各项之和不符（已说明）',
    '核查错误：人员支出与各部分之和不符（说明已过时）',
    '核查错误：分数超出分值',
  ]);
  assert.deepEqual(contradictions({ counts: { error: 0, warning: 0, note: 0, answered: 0 }, findings: [] }), []);
});
