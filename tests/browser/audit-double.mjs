// The demo page with an audit that the test controls: which findings there are does not hang on the checks, and every
// call is counted. The page's own `audit.js` is in other tests.

import { packageVersion } from '../../scripts/project.mjs';

const evidence = (pointer, label, value) => ({ pointer, label, value });
const of = (code, severity, title, pointer, rest) => ({ code, severity, title, pointer, expected: null, hint: '', evidence: [], ...rest });

const findings = [
  of('M3', 'error', '人员支出与各部分之和不符', '/budget/personnel/budget', {
    message: '人员支出 91.45 万元 ≠ 工资福利支出 84.95 + 对个人和家庭的补助 1.02 = 85.97 万元，差 5.48 万元',
    expected: '85.97 万元',
    hint: '请核对三个数；其余 5.48 万元属于哪一项，请补上',
    evidence: [
      evidence('/budget/personnel/budget', '人员支出', '91.45 万元'),
      evidence('/budget/wages_benefits/budget', '工资福利支出', '84.95 万元'),
      evidence('/budget/personal_family_subsidies/budget', '对个人和家庭的补助', '1.02 万元'),
    ],
  }),
  of('T17', 'error', '项目得分与项目不符', '/self/scores/project_expenditure/score', {
    message: '项目支出评价申报 70 分，但没有填写任何项目',
    hint: '请填写各项目及其得分；确无项目支出的，请按“不适用”处理',
    evidence: [
      evidence('/self/scores/project_expenditure/score', '项目支出评价的申报分数', '70 分'),
      evidence('/projects', '项目', null),
    ],
  }),
  of('T21', 'warning', '得分没有依据', '/self/scores/three_public/score', {
    message: '三公经费申报 3 分，但没有填写任何“三公”经费的数字',
    hint: '请填写预算数、执行数和上年数',
    evidence: [evidence('/three_public/total/budget', '“三公”经费预算数', null)],
  }),
  of('X17', 'note', '报告没有写得分和等级', '/management', {
    message: '自评表合计 90 分、等级优，报告正文里没有写',
    hint: '请在报告中写明得分和等级',
    severity_reason: '本县报告另附自评表',
  }),
];

/** In the page: what `audit.js` would be. */
function double({ version, findings: found }) {
  window.audits = [];
  return {
    version,
    load: async () => {
      if (window.auditFails) throw window.auditFails;
    },
    audit(text, options) {
      window.audits.push({ text, options, typing: window.typing === true });
      const submission = JSON.parse(text);
      const list = found.filter(({ code }) => code !== 'T21' || !submission.three_public);
      const { total } = submission.self || {};
      if (total !== undefined && total !== '90') {
        list.unshift({
          code: 'T2',
          severity: 'error',
          title: '合计与各项之和不符',
          pointer: '/self/total',
          message: `申报合计 ${total} 分 ≠ 各项之和 90 分`,
          expected: '90 分',
          hint: '请核对合计',
          evidence: [{ pointer: '/self/total', label: '申报合计', value: `${total} 分` }],
        });
      }
      const count = (severity) => list.filter((finding) => finding.severity === severity).length;
      const answered = (submission.responses || []).filter(({ code, pointer, message }) =>
        list.some((finding) => finding.code === code && finding.pointer === pointer && finding.message === message),
      ).length;
      return JSON.stringify({
        engine: { name: 'ziping', version },
        rubric: { id: 'ningxian-2023-department', version: '1', title: '' },
        year: null,
        department: null,
        counts: { error: count('error'), warning: count('warning'), note: count('note'), answered },
        findings: list,
        unlisted: submission.year === 1999 ? [{ code: 'T9', count: 12 }] : [],
        switched_off: submission.year === 1999 ? [{ code: 'X8', title: '单位名称不一致', reason: '简称通用' }] : [],
        unmatched: [],
        problems: [],
      });
    },
  };
}

/** For `demo.open`: every `audit.js` of the page is the double. */
export async function withDouble(context) {
  const body = `const made = (${double})(${JSON.stringify({ version: packageVersion(), findings })});
    export const { version, load, audit } = made;`;
  await context.route('**/dist/audit.js', (route) => route.fulfill({ contentType: 'text/javascript', body }));
}

/** Waits until what is in the page now is audited. */
export async function audited(page) {
  await page.waitForFunction(() => {
    const form = document.querySelector('ziping-form');
    return form && form.audit && !form.shadowRoot.querySelector('.audit small');
  });
}
