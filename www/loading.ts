/** How a page gets a wasm file: fetched at the first `load()` or `await ready`, once, with every failure explained. */

import initialize from '../pkg/ziping.js';
import { markLoaded, ZipingError } from './api.js';
import type { LoadOptions } from './api.js';

/** Loads the core once. After a failure the next call tries again. */
export type Load = (options?: LoadOptions) => Promise<void>;

/** The loading of a wasm file, which lies beside the script unless another address is given. */
export function loadOf(file: string, beside: () => URL): Load {
  let loading: Promise<void> | undefined;
  return (options = {}) => {
    if (!loading) {
      const attempt = start(file, beside, options);
      attempt.catch(() => {
        loading = undefined;
      });
      loading = attempt;
    }
    return loading;
  };
}

/** Settles when the functions can be called. Awaiting it starts the loading. */
export function readyBy(load: Load): Promise<void> {
  return {
    then: (fulfilled, rejected) => load().then(fulfilled, rejected),
    catch: (rejected) => load().catch(rejected),
    finally: (settled) => load().finally(settled),
    [Symbol.toStringTag]: 'Promise',
  };
}

async function start(file: string, beside: () => URL, options: LoadOptions): Promise<void> {
  const address = options.wasm || beside();
  const module = await compile(await request(address, file, options.integrity), address, file);
  await initialize({ module_or_path: module });
  markLoaded();
}

async function request(address: string | URL, file: string, integrity?: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(String(address), {
      credentials: 'same-origin',
      ...(integrity === undefined ? {} : { integrity }),
    });
  } catch (error) {
    throw /^file:/.test(String(address))
      ? failure('core-on-disk', address, '不能从本地文件（file:）打开', '请通过网站地址打开本页', error)
      : failure('core-unreachable', address, '无法下载', '请检查网络连接、跨域设置和文件完整性校验值', error);
  }
  if (!response.ok) {
    const status = `服务器返回 ${response.status}`;
    throw failure('core-not-found', address, status, `请把 ${file} 与脚本放在同一目录`);
  }
  return response;
}

async function compile(response: Response, address: string | URL, file: string): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== 'object') {
    throw failure('browser-too-old', address, '浏览器不支持 WebAssembly', '请使用 Chromium 78 以上的浏览器');
  }
  try {
    // Streaming refuses any other media type, and old servers do not know this one.
    const type = response.headers.get('Content-Type') || '';
    return /^application\/wasm\s*(;|$)/i.test(type) && WebAssembly.compileStreaming
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    if (/unsafe-eval|Content Security Policy|disallowed by embedder/i.test(String(error))) {
      const remedy = "请在 script-src 中加入 'wasm-unsafe-eval'（Chromium 97 以前为 'unsafe-eval'）";
      throw failure('core-blocked', address, '被页面的内容安全策略（CSP）阻止', remedy, error);
    }
    throw failure('core-unreadable', address, '文件内容不是可用的 wasm', `请重新部署 ${file}`, error);
  }
}

function failure(
  code: string,
  address: string | URL,
  reason: string,
  hint: string,
  cause?: unknown,
): ZipingError {
  const message = `计分核心载入失败：${reason}（${String(address)}）`;
  return new ZipingError([{ code, pointer: '', message, hint }], cause);
}
