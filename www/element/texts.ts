/** Everything that the form itself says, in Chinese. The rubric and the core bring their own words. */

const gone = '请联系本网站的管理员，并把下面的说明告诉他。已填写的内容仍在，未丢失。';

export const texts = {
  columns: {
    title: '考核内容',
    points: '分值',
    standard: '计分标准与填报',
    self: '自评分数',
    reviewed: '评定分数',
    remark: '备注',
  },
  total: '合　计',
  none: '—',
  caption: (number: string | undefined, title: string) => (number ? `${number}　${title}` : title),
  unitName: '填报单位名称：',
  unitSeal: '（盖章）',
  filingDate: '填报日期：',
  notes: '注：',
  tableRegion: '自评表，可左右滚动',

  yes: '是',
  no: '否',
  clear: '清除',
  clearAnswer: (label: string) => `清除“${label}”的回答`,
  notApplicable: (why: string) => (why ? `不适用：${why}` : '不适用'),
  states: { met: '符合', unmet: '不符合', unknown: '待填', 'not-applicable': '不适用' },
  earned: (earned: string, points: string) => `${earned} / ${points}`,
  points: (points: string) => `${points} 分`,
  toFill: (points: string) => `待填 ${points}`,
  verdictMissing: (labels: string[]) => `缺${labels.join('、')}；也可直接回答`,
  verdictAsserted: '直接回答，未填数字',
  sameAs: '同上',
  dateHint: '年-月-日，如 2024-03-01',
  units: { yuan: '元', wan_yuan: '万元' } as Record<string, string>,
  withUnit: (label: string, unit: string) => (unit ? `${label}（${unit}）` : label),

  claim: '申报',
  claimLabel: (title: string) => `申报分数（与机算分数不同时填写）：${title}`,
  claimDiffers: (computed: string) => `与机算 ${computed} 分不一致`,
  claimedOnly: '未能计算，仅为申报',
  computed: (score: string) => `机算 ${score}`,
  lost: (points: string) => `失 ${points} 分`,
  missingAll: (points: string) => `未填，可得 ${points} 分`,
  missingOne: (label: string, points: string) => `${label}未填，可得 ${points} 分`,
  missingMany: (count: number, points: string) => `${count} 处未填，可得 ${points} 分`,
  remarkLabel: (title: string) => `备注：${title}`,
  remarkHint: '扣分原因等',
  reading: '说明：',

  projects: {
    number: (index: number) => `项目 ${index}`,
    name: '项目名称',
    budget: '资金额度',
    score: '得分（百分制）',
    byIndicators: '得分（按指标计算）',
    indicators: '各指标得分',
    add: '添加项目',
    remove: '删除',
    removeLabel: (name: string) => `删除项目“${name}”`,
    removed: (name: string) => `已删除“${name}”`,
    undo: '撤销',
    undoLabel: (name: string) => `撤销删除“${name}”`,
    none: '尚未填写项目。',
  },

  bar: {
    label: '得分',
    outOf: (points: string) => `/ ${points} 分`,
    gradeUnknown: (least: string, most: string) =>
      least === most ? `目前可定为「${least}」` : `目前至少「${least}」，最高可达「${most}」`,
    next: ['距「', '」还差 ', ' 分'],
    open: (count: number) => `${count} 项未填`,
    openPoints: ['，最多可再得 ', ' 分'],
    lost: ['已失 ', ' 分'],
    claimedOnly: (count: number) => `${count} 项仅为申报`,
    computed: ['机算 ', ' 分'],
    problems: (count: number) => `${count} 处填写有误`,
    complete: '已全部填写',
    goOn: '下一处未填',
    mend: '去改正',
  },
  announce: (score: string, points: string, grade: string | null, open: number, problems: number) =>
    `得分 ${score}，满分 ${points}` +
    (grade ? `，等级${grade}` : '') +
    (open ? `，${open} 项未填` : '，已全部填写') +
    (problems ? `，${problems} 处填写有误` : ''),

  elsewhere: '本表未列出的内容有误：',
  loading: '正在载入计分组件…',
  notReady: '计分组件尚未就绪，暂不能提交',
  fillFirst: (label: string) => `请填写：${label}`,
  retry: '重试',
  detail: '给管理员的说明',
  otherRubric: (theirs: string, ours: string) => `数据属于计分办法“${theirs}”，本表为“${ours}”`,

  failure: { title: '计分组件无法工作', advice: gone },
  failures: {
    'core-on-disk': {
      title: '不能直接从磁盘打开本页',
      advice: '浏览器不允许从 file: 地址载入计分组件。请从网站地址打开本页。',
    },
    'core-not-found': { title: '找不到计分组件的文件', advice: `服务器上没有计分核心文件。${gone}` },
    'core-unreachable': {
      title: '无法下载计分组件',
      advice: '请检查网络连接后重试。已填写的内容仍在，未丢失。',
    },
    'core-blocked': { title: '计分组件被网站的安全策略（CSP）阻止', advice: gone },
    'core-unreadable': { title: '计分组件的文件已损坏或类型不符', advice: gone },
    'browser-too-old': {
      title: '浏览器版本过低',
      advice: '计分组件需要 Chromium 78 以上内核的浏览器，请升级浏览器或换用其他浏览器。',
    },
    'core-failed': {
      title: '计分组件意外中止',
      advice: '请重试；如再次出现，请刷新页面。已填写的内容仍在，未丢失。',
    },
    'rubric-missing': { title: '没有指定计分办法', advice: gone },
    'value-unreadable': { title: '无法读取已有的填报数据', advice: gone },
  } as Record<string, { title: string; advice: string }>,
};
