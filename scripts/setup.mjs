// Gets everything that the build needs: checks Node and Rust, installs the npm packages and the two wasm tools.

import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { inProject, root, toolsFolder, wasmBindgenVersion, wasmPackVersion } from './project.mjs';
import { ask, isMain, main, npm, run, Stop } from './run.mjs';

const wasmTarget = 'wasm32-unknown-unknown';

export async function setUp() {
  checkNode();
  await checkRust();
  await installPackages(root);
  await installTool('wasm-pack', 'wasm-pack', wasmPackVersion);
  await installTool('wasm-bindgen-cli', 'wasm-bindgen', wasmBindgenVersion());
}

export function checkNode() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Stop(
      `需要 Node.js 20 或更高版本，当前为 ${process.version}。\n` +
        `Node.js 20 or newer is needed; this is ${process.version}. See https://nodejs.org/`,
    );
  }
}

async function checkRust() {
  // rustup installs there by default, but an open terminal does not know it yet.
  process.env.PATH = [process.env.PATH, join(homedir(), '.cargo', 'bin')].join(delimiter);
  // In this folder rustup reads rust-toolchain.toml, and may first install what it names.
  const options = { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] };
  if ((await ask('cargo', ['--version'], options)) === null) {
    throw new Stop(
      '需要 Rust 工具链（cargo）。请按 https://rustup.rs/ 安装 rustup，然后重试。\n' +
        'The Rust toolchain (cargo) is needed. Install rustup from https://rustup.rs/ and try again.',
    );
  }
  if (await hasWasmTarget()) return;
  if ((await ask('rustup', ['--version'])) !== null) {
    await run('rustup', ['target', 'add', wasmTarget], { cwd: root });
  }
  if (!(await hasWasmTarget())) {
    throw new Stop(
      `Rust 缺少 ${wasmTarget} 目标。请安装 rustup（https://rustup.rs/），它会按 rust-toolchain.toml 自动安装。\n` +
        `Rust lacks the target ${wasmTarget}. Install rustup (https://rustup.rs/): it follows rust-toolchain.toml.`,
    );
  }
}

async function hasWasmTarget() {
  const folder = await ask('rustc', ['--print', 'target-libdir', '--target', wasmTarget], { cwd: root });
  return folder !== null && existsSync(folder);
}

/** Installs the packages of a folder where they are missing or older than its lock file. */
export async function installPackages(folder) {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  const lock = join(folder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  await npm(['ci'], { cwd: folder });
}

async function installTool(crate, program, version) {
  const path = join(toolsFolder, 'bin', program);
  const found = await ask(path, ['--version']);
  if (found !== null && found.split(/\s+/)[1] === version) return;
  console.log(`\nBuilding ${crate} ${version} once, about 2 to 4 minutes, into ${toolsFolder}`);
  const parameters = ['install', '--locked', '--force', '--root', toolsFolder, '--version', version, crate];
  await run('cargo', parameters, { cwd: root });
}

/** About how many minutes a first run takes on two cores; 0 where everything is there. */
export function minutesAhead() {
  const tools = ['wasm-pack', 'wasm-bindgen'].every((name) => existsSync(join(toolsFolder, 'bin', name)));
  if (!tools) return 8;
  return existsSync(inProject('node_modules')) && existsSync(inProject('dist')) ? 0 : 2;
}

if (isMain(import.meta.url)) await main(setUp);
