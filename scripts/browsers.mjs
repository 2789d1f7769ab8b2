// Gets the browsers and old engines that the tests run in: the system's Chromium, and from npm a Chromium 78 and
// a Node 12. What cannot be had is an error with the command that gets it, never a test left out.

import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cacheFolder, inProject } from './project.mjs';
import { ask, isMain, main, run, Stop } from './run.mjs';
import { installPackages } from './setup.mjs';

const enginesFolder = inProject('tests', 'engines');
const debianPackages = ['fonts-noto-cjk', 'libnss3', 'libnspr4', 'libexpat1', 'libfontconfig1'];

export const node12 = join(enginesFolder, 'node_modules', 'node-12', 'bin', 'node');
export const chromium78 = join(cacheFolder, 'chromium-78', 'chromium');

/** The path of the current Chromium, or null. ZIPING_CHROMIUM names another one. */
export function currentChromium() {
  const named = process.env.ZIPING_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Stop(`ZIPING_CHROMIUM names ${named}, which does not exist`);
    return named;
  }
  for (const folder of (process.env.PATH || '').split(delimiter)) {
    for (const program of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
      const path = join(folder, program);
      if (folder && existsSync(path)) return path;
    }
  }
  return null;
}

export async function setUpBrowsers() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Stop(
      'Chromium 78 和 Node 12 只能在 Linux x86-64 上运行。\n' +
        'The tests in Chromium 78 and Node 12 need Linux on x86-64.',
    );
  }
  await installPackages(enginesFolder);
  await unpackChromium78();
  await installSystemPackages();
}

async function installSystemPackages() {
  const packages = [];
  if (currentChromium() === null) packages.push('chromium');
  if (!(await ask('fc-list', [':lang=zh']))) packages.push('fonts-noto-cjk');
  const libraries = await ask('ldd', [chromium78]);
  if (libraries === null || /not found/.test(libraries)) packages.push(...debianPackages);
  if (packages.length === 0) return;

  const names = [...new Set(packages)];
  const command = `apt-get install -y --no-install-recommends ${names.join(' ')}`;
  const canInstall = process.getuid?.() === 0 && (await ask('apt-get', ['--version'])) !== null;
  if (!canInstall) {
    throw new Stop(
      `测试缺少系统软件包，请先运行：sudo ${command}\n` +
        `The tests lack system packages. Run first: sudo ${command}\n` +
        '(ZIPING_CHROMIUM=/path/to/chromium names a Chromium that lies elsewhere.)',
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  await run('sh', ['-c', command], { env });
}

async function unpackChromium78() {
  if (existsSync(chromium78)) return;
  const compressed = join(enginesFolder, 'node_modules', 'chromium-78', 'bin');
  const folder = join(cacheFolder, 'chromium-78');
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  await decompress(join(compressed, 'chromium.br'), join(unfinished, 'chromium'));
  await chmod(join(unfinished, 'chromium'), 0o755);
  const archive = join(unfinished, 'swiftshader.tar');
  await decompress(join(compressed, 'swiftshader.tar.br'), archive);
  mkdirSync(join(unfinished, 'swiftshader'));
  await run('tar', ['-xf', archive, '-C', join(unfinished, 'swiftshader')]);
  rmSync(archive);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

function decompress(from, to) {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

if (isMain(import.meta.url)) await main(setUpBrowsers);
