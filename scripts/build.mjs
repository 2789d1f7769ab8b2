// Builds pkg/ (the wasm file and its glue) and dist/ (what the package ships), each only where its inputs changed.

import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { inProject, root, wasmEnvironment } from './project.mjs';
import { isMain, main, run, Stop } from './run.mjs';
import { setUp } from './setup.mjs';
import { writeTypes } from './types.mjs';
import { whenChanged } from './fresh.mjs';

const bundles = ['node.js', 'node.cjs', 'core.js', 'element.js', 'define.js'];
const entries = ['www/node.ts', 'www/core.ts', 'www/element.ts', 'www/define.ts'];

export async function build() {
  await whenChanged(
    'wasm',
    {
      inputs: [
        'src',
        'rubrics',
        'Cargo.toml',
        'Cargo.lock',
        'rust-toolchain.toml',
        '.cargo',
        'package-lock.json',
        'scripts/project.mjs',
      ],
      outputs: ['pkg/ziping.js', 'pkg/ziping.d.ts', 'pkg/ziping_bg.wasm'],
    },
    buildWasm,
  );
  await whenChanged(
    'package',
    {
      inputs: [
        'pkg',
        'rubrics',
        'www',
        'tsconfig.json',
        'package.json',
        'package-lock.json',
        'scripts/build.mjs',
        'scripts/bundle.mjs',
        'scripts/types.mjs',
      ],
      outputs: [...bundles.map((name) => `dist/${name}`), 'dist/ziping_bg.wasm', 'dist/rubrics', 'dist/types'],
    },
    buildPackage,
  );
}

async function buildWasm() {
  // Without no-install wasm-pack would try to download its tools.
  const parameters = ['build', '--target', 'web', '--release', '--no-pack', '--mode', 'no-install'];
  await run('wasm-pack', [...parameters, '--out-dir', 'pkg', '--out-name', 'ziping'], {
    cwd: root,
    env: wasmEnvironment(),
  });
}

async function buildPackage() {
  const existing = new Set(readdirSync(inProject('www')).map((name) => `www/${name}`));
  const absent = entries.filter((path) => !existing.has(path));
  if (absent.length > 0) throw new Stop(`The build has no ${absent.join(', ')}`);

  rmSync(inProject('dist'), { recursive: true, force: true });
  mkdirSync(inProject('dist'));
  await writeTypes();
  const { bundle } = await import('./bundle.mjs');
  await bundle();
  cpSync(inProject('pkg', 'ziping_bg.wasm'), inProject('dist', 'ziping_bg.wasm'));
  cpSync(inProject('rubrics'), inProject('dist', 'rubrics'), { recursive: true });
}

if (isMain(import.meta.url)) {
  await main(async () => {
    await setUp();
    await build();
  });
}
