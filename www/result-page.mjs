// The page that answers a submitted form. Whatever was sent is escaped, once, at the one place where text enters it.

/** `lines`: what the person is told; `details`: what the administrator may want to know besides. */
export function resultPage({ refused = false, title, unit = '', back = '/', total, advice = '', lines = [], details = [] }) {
  const facts = [
    ['填报单位', unit],
    ['自评得分', total && total.score],
    ['等级', total && total.grade],
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
<header class="portal"><strong>预算绩效管理</strong> <span>演示页面</span></header>
<main>
<section class="result ${refused ? 'refused' : 'verified'}">
<h1>${escaped(title)}</h1>
<dl>
${facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('\n')}
</dl>
${advice ? `<p>${escaped(advice)}</p>` : ''}
${listOf(lines)}
<p><a href="${escaped(back)}">返回填报页</a></p>
${details.length > 0 ? `<details>\n<summary>给管理员的说明</summary>\n${listOf(details)}\n</details>` : ''}
</section>
</main>
</body>
</html>
`;
}

function listOf(lines) {
  if (lines.length === 0) return '';
  return `<ul>\n${lines.map((line) => `<li>${escaped(line)}</li>`).join('\n')}\n</ul>`;
}

function escaped(value) {
  return String(value ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
