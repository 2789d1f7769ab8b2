// The page that answers a submitted form. Whatever was sent is escaped, once, at the one place where text enters it.

export function resultPage({ refused = false, title, unit = '', totals, digests, rubric, differences = [], problems = [] }) {
  const facts = [
    ['填报单位', unit],
    ['自评得分', totals && totals.self.score],
    ['等级', totals && totals.self.grade],
    ['计分办法', rubric && `${rubric.title}（${rubric.id} ${rubric.version}）`],
    ['计分办法摘要', digests && digests.rubric],
    ['填报数据摘要', digests && digests.submission],
  ].filter(([, value]) => value);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/portal.css">
</head>
<body>
<header class="portal"><strong>宁县财政局 预算绩效管理</strong> <span>演示页面</span></header>
<main>
<section class="result ${refused ? 'refused' : 'verified'}">
<h1>${escaped(title)}</h1>
<dl>
${facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('\n')}
</dl>
${problems.map(problemLine).join('\n')}
${differences.length > 0 ? differenceTable(differences) : ''}
<p><a href="/">返回填报页</a></p>
</section>
</main>
</body>
</html>
`;
}

function problemLine({ pointer, message, hint }) {
  const where = pointer ? `（${pointer}）` : '';
  return `<p>${escaped(message)}${escaped(hint ? `。${hint}` : '')}${escaped(where)}</p>`;
}

function differenceTable(differences) {
  const rows = differences.map(
    ({ pointer, message, sealed, recomputed }) =>
      `<tr>${[message, pointer, shown(sealed), shown(recomputed)]
        .map((cell) => `<td>${escaped(cell)}</td>`)
        .join('')}</tr>`,
  );
  return `<table>
<thead><tr><th scope="col">不一致之处</th><th scope="col">位置</th><th scope="col">提交的</th><th scope="col">复核的</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

function shown(value) {
  if (value === null || value === undefined) return '—';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function escaped(value) {
  return String(value ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
