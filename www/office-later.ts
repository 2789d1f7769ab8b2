/** `renderFile` where its core is not: the entry that has one is loaded at the first file. */

import { ZipingError } from './api.js';
import type { Problem } from './sheet.js';
import type { RenderFileOptions, ReportFile } from './reporting.js';
import type { Submission } from './submission.js';

/** Makes a file of the report. The first call loads `office.js` and its wasm file, which lie beside the script. */
export async function renderFile(input: string | Submission, options: RenderFileOptions): Promise<ReportFile> {
  let office: typeof import('./office.js');
  try {
    office = await import('./office.js');
  } catch (error) {
    const message = `生成文件的组件载入失败：${error instanceof Error ? error.message : String(error)}`;
    const hint = '请把 office.js 与脚本放在同一目录，并检查网络连接';
    throw new ZipingError([{ code: 'core-unreachable', pointer: '', message, hint }], error);
  }
  try {
    return await office.renderFile(input, options);
  } catch (error) {
    // Each entry has errors of its own.
    const { problems } = error as { problems?: readonly Problem[] };
    throw problems ? new ZipingError(problems, error) : error;
  }
}
