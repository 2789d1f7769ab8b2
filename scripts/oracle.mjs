// npm run oracle: 100,000 generated expressions, evaluated here and by another engine; `npm run oracle -- 500000 7`
// takes so many from seed 7. The other engine is compiled once, about 2 minutes on two cores, into the cache folder.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, inProject, root } from './project.mjs';
import { ask, isMain, main, run, Stop } from './run.mjs';

const folder = join(cacheFolder, 'oracle');
const program = join(folder, 'release', process.platform === 'win32' ? 'ziping-oracle.exe' : 'ziping-oracle');

/** What `npm test` runs: how many expressions, and the seed. */
export const comparison = ['100000', '1'];

/** Compiles the comparison and resolves to its program. It needs Rust and, for the other engine, a C compiler. */
export async function buildOracle() {
  if ((await ask('cargo', ['--version'], { cwd: root })) === null) {
    throw new Stop(
      '需要 Rust 工具链（cargo）。请按 https://rustup.rs/ 安装 rustup，然后重试。\n' +
        'The Rust toolchain (cargo) is needed. Install rustup from https://rustup.rs/ and try again.',
    );
  }
  const compiler = process.env.CC || 'cc';
  if (process.platform !== 'win32' && (await ask(compiler, ['--version'])) === null) {
    throw new Stop(
      `需要 C 编译器（${compiler}）。Debian、Ubuntu 上请运行：sudo apt-get install build-essential\n` +
        `A C compiler (${compiler}) is needed. On Debian and Ubuntu: sudo apt-get install build-essential`,
    );
  }
  if (!existsSync(program)) console.log(`\nBuilding the comparison once, about 2 minutes, into ${folder}`);
  const manifest = inProject('tests', 'oracle', 'Cargo.toml');
  await run('cargo', ['build', '--release', '--locked', '--manifest-path', manifest], {
    cwd: root,
    env: { ...process.env, CARGO_TARGET_DIR: folder },
  });
  return program;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const wanted = process.argv.slice(2);
    const wrong = wanted.find((number) => !/^[1-9]\d{0,8}$/.test(number));
    if (wrong !== undefined || wanted.length > 2) {
      throw new Stop('npm run oracle -- <expressions> <seed>: two whole numbers, such as 100000 1');
    }
    await run(await buildOracle(), [wanted[0] ?? comparison[0], wanted[1] ?? comparison[1]]);
  });
}
