// The demo portal's server: it hands out the page, takes the form, and scores again what it was sent.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { contradictions, differencesInWords, doubts, unscored } from './findings.mjs';
import { resultPage } from './result-page.mjs';

const here = new URL('./', import.meta.url);
const project = new URL('../', import.meta.url);
const usualRubric = 'ningxian-2023-department';
const largestSubmission = 1024 * 1024;
const defaultPort = 8323;

const files = {
  '/': ['index.html', here],
  '/portal.css': ['portal.css', here],
  '/portal.js': ['portal.js', here],
};

/** What the button 填入示例 fills in, by rubric. */
const examples = {
  'ningxian-2023-department': '001-ningxian-2023',
  'department-2013': '210-department-2013-filled',
  'hunan-department': '207-hunan-filled',
  'hunan-department-2020': '209-hunan-2020-filled',
};

const types = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  wasm: 'application/wasm',
};

/** The port of the environment variable PORT, or, where that is no port, null. */
export function wantedPort(text = '') {
  if (text.trim() === '') return defaultPort;
  const port = Number(text);
  return /^\s*\d+\s*$/.test(text) && port >= 1 && port <= 65535 ? port : null;
}

export const portRefused =
  '环境变量 PORT 应为 1 到 65535 的整数。The environment variable PORT must be a whole number from 1 to 65535.';

/** On the port, or on the first of the next ones that is free. */
export async function serveNear(port) {
  for (let next = port; ; next += 1) {
    try {
      return await serve({ port: next });
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || next >= Math.min(port + 50, 65535)) throw error;
    }
  }
}

export async function serve({ port = defaultPort, host = '127.0.0.1' } = {}) {
  const core = await import(new URL('dist/node.js', project).href);
  const server = createServer((request, response) => {
    answer(request, core)
      .catch((error) => {
        if (!(error instanceof Refusal)) console.error(error);
        const { status, message, detail } = error instanceof Refusal ? error : new Refusal(500, '服务器内部错误');
        return page(status, { refused: true, title: '未能受理', advice: message, details: detail ? [detail] : [] });
      })
      .then(({ status, type, body }) => {
        response.writeHead(status, {
          'Content-Type': type,
          'Content-Security-Policy': policy(request.headers['user-agent']),
          'X-Content-Type-Options': 'nosniff',
          'Cache-Control': 'no-cache',
          // What was not read of a refused body would be taken for the next request.
          ...(request.complete ? {} : { Connection: 'close' }),
        });
        response.end(request.method === 'HEAD' ? undefined : body);
      })
      .catch((error) => {
        console.error(error);
        response.destroy();
      });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${server.address().port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

class Refusal extends Error {
  constructor(status, message, detail) {
    super(message);
    this.status = status;
    this.detail = detail;
  }
}

async function answer(request, core) {
  const path = pathOf(request.url);
  if (request.method === 'POST' && path === '/submit') return submission(request, core);
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal(405, '不支持的请求方式');
  if (path === '/rubrics.json') return { status: 200, type: types.json, body: JSON.stringify(offered(core)) };
  const [name, base] = fileAt(path);
  const type = name && types[name.slice(name.lastIndexOf('.') + 1)];
  if (!type) throw new Refusal(404, '没有这个页面');
  try {
    return { status: 200, type, body: await readFile(new URL(name, base)) };
  } catch {
    throw new Refusal(404, '没有这个文件');
  }
}

/** The file that a path stands for, and where it lies. */
function fileAt(path) {
  if (files[path]) return files[path];
  const [, built] = /^\/dist\/((?:[\w-][\w.-]*\/)*[\w-][\w.-]*)$/.exec(path) || [];
  if (built) return [built, new URL('dist/', project)];
  const [, id = ''] = /^\/examples\/([\w-]+)\.json$/.exec(path) || [];
  return Object.hasOwn(examples, id) ? [`tests/corpus/${examples[id]}/submission.json`, project] : [];
}

function pathOf(url) {
  try {
    return decodeURIComponent(url.split('?')[0]);
  } catch {
    throw new Refusal(400, '地址有误');
  }
}

/** The rubrics that a department can be scored by, and whether there is an example. */
function offered({ rubric, rubrics }) {
  return rubrics()
    .filter(({ id }) => rubric(id).subject !== 'project')
    .map(({ id, title, authority, year }) => {
      const isUsual = id === usualRubric;
      return { id, title, authority, year, example: Object.hasOwn(examples, id), usual: isUsual };
    });
}

async function submission(request, core) {
  const { audit, score, verify, ZipingError } = core;
  const fields = await formData(request);
  const text = (name) => (typeof fields.get(name) === 'string' ? fields.get(name) : '');
  const unit = text('unit');
  let sent;
  try {
    sent = JSON.parse(text('evaluation'));
  } catch {
    throw new Refusal(400, '表单中没有可读取的自评数据，请回到填报页重新提交。', 'evaluation: no JSON');
  }
  if (!sent || !sent.submission || typeof sent.sheet !== 'object' || !sent.sheet) {
    const detail = 'evaluation: submission or sheet is missing';
    throw new Refusal(400, '提交的自评数据不完整，请回到填报页重新提交。', detail);
  }
  // A submission may bring a rubric of its own, by which any score would be right. A real portal accepts one alone.
  const { rubric } = sent.submission;
  const known = offered(core).find(({ id }) => id === rubric);
  if (!known) {
    const details = [`rubric: ${usualRubric}`];
    return page(422, { refused: true, title: '未予受理：不是按本县的计分办法自评的', unit, details });
  }
  const back = known.usual ? '/' : `/?rubric=${encodeURIComponent(rubric)}`;
  try {
    const { valid, differences } = verify(sent.submission, sent.sheet);
    const sheet = score(sent.submission);
    if (!valid) return page(422, { ...differing(unit, differences, sheet), back });
    const total = sheet.totals.self;
    if (!total.complete) {
      const advice = '下列各项尚未填完，也没有申报分数。请回到填报页填完后再提交。';
      return page(422, { refused: true, title: '未予受理：未填完', unit, back, advice, lines: unscored(sheet) });
    }
    const { digests } = sent.sheet;
    const details = [
      `计分办法：${sheet.rubric.title}（${sheet.rubric.id} ${sheet.rubric.version}）`,
      `计分办法摘要：${digests.rubric}`,
      `填报数据摘要：${digests.submission}`,
    ];
    const lines = [...doubts(sheet), ...contradictions(audit(sent.submission))];
    return page(200, { title: '已受理：得分与复核一致', unit, back, total, lines, details });
  } catch (error) {
    if (!(error instanceof ZipingError)) throw error;
    const { problems } = error;
    const advice = '下列内容有误，请回到填报页改正后再提交。';
    const lines = problems.map(({ message, hint }) => (hint ? `${message}。${hint}` : message));
    const details = problems.map(({ code, pointer }) => `${code} ${pointer}`);
    return page(422, { refused: true, title: '未予受理：数据有误', unit, back, advice, lines, details });
  }
}

function differing(unit, differences, sheet) {
  return {
    refused: true,
    title: '未予受理：得分与复核不一致',
    unit,
    lines: differencesInWords(differences, sheet),
    details: differences.map(
      ({ code, pointer, sealed, recomputed }) =>
        `${code} ${pointer}: ${JSON.stringify(sealed)} / ${JSON.stringify(recomputed)}`,
    ),
  };
}

async function formData(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= largestSubmission) chunks.push(chunk);
    // A browser reads the answer only after it has sent everything, so a little too much is thrown away first.
    else if (size > 16 * largestSubmission) break;
  }
  if (size > largestSubmission) throw new Refusal(413, '提交的内容超过 1 MB');
  const headers = { 'Content-Type': request.headers['content-type'] || '' };
  try {
    return await new Response(Buffer.concat(chunks), { headers }).formData();
  } catch {
    throw new Refusal(400, '不是可读取的表单');
  }
}

function page(status, content) {
  return { status, type: types.html, body: resultPage(content) };
}

/**
 * Chromium before 97 does not know 'wasm-unsafe-eval' and compiles WebAssembly only where 'unsafe-eval' is allowed.
 * Only those browsers get the wider policy.
 */
function policy(userAgent = '') {
  const version = /Chrom(?:e|ium)\/(\d+)/.exec(userAgent);
  const old = version && Number(version[1]) < 97 ? " 'unsafe-eval'" : '';
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${old}`,
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = wantedPort(process.env.PORT);
  if (port === null) {
    console.error(portRefused);
    process.exit(1);
  }
  console.log((await serveNear(port)).url);
}
