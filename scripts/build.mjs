// Builds pkg/, pkg-audit/, pkg-office/ and pkg-author/ (the wasm files and their glue) and dist/ (what the package ships), each only
// where its inputs changed.

import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { inProject, root, wasmEnvironment } from './project.mjs';
import { isMain, main, run, Stop } from './run.mjs';
import { setUp } from './setup.mjs';
import { writeTypes } from './types.mjs';
import { whenChanged } from './fresh.mjs';

const bundles = ['node.js', 'node.cjs', 'core.js', 'audit.js', 'office.js', 'author.js', 'element.js', 'define.js'];
const entries = bundles.filter((name) => name !== 'node.cjs').map((name) => `www/${name.replace(/\.js$/, '.ts')}`);

/**
 * What every page loads goes without the Cargo features that are on by default, and is built for size; so is what a page
 * loads when its clerk pauses, and what makes files. What batches in Node load once from a disk is built for speed. All
 * give the same bytes.
 */
const modules = [
  { folder: 'pkg', name: 'ziping', features: ['--no-default-features'], optimisation: 'z' },
  {
    folder: 'pkg-audit',
    name: 'ziping_audit',
    features: ['--no-default-features', '--features', 'report'],
    optimisation: 'z',
  },
  {
    folder: 'pkg-office',
    name: 'ziping_office',
    features: ['--no-default-features', '--features', 'office'],
    optimisation: 'z',
  },
  { folder: 'pkg-author', name: 'ziping_author', features: [], optimisation: '3' },
];
const wasmFiles = modules.map(({ folder, name }) => [folder, `${name}_bg.wasm`]);

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
        'scripts/build.mjs',
        'scripts/project.mjs',
      ],
      outputs: modules.flatMap(({ folder, name }) =>
        [`${name}.js`, `${name}.d.ts`, `${name}_bg.wasm`].map((file) => `${folder}/${file}`),
      ),
    },
    buildWasm,
  );
  await whenChanged(
    'package',
    {
      inputs: [
        ...modules.map(({ folder }) => folder),
        'rubrics',
        'schema',
        'www',
        'tsconfig.json',
        'package.json',
        'package-lock.json',
        'scripts/build.mjs',
        'scripts/bundle.mjs',
        'scripts/templates.mjs',
        'scripts/types.mjs',
      ],
      outputs: [
        ...bundles.map((name) => `dist/${name}`),
        ...wasmFiles.map(([, file]) => `dist/${file}`),
        'dist/rubrics',
        'dist/schema',
        'dist/types',
      ],
    },
    buildPackage,
  );
}

async function buildWasm() {
  // Without no-install wasm-pack would try to download its tools.
  const parameters = ['build', '--target', 'web', '--release', '--no-pack', '--mode', 'no-install'];
  for (const { folder, name, features, optimisation } of modules) {
    await run('wasm-pack', [...parameters, '--out-dir', folder, '--out-name', name, ...features], {
      cwd: root,
      env: { ...wasmEnvironment(), CARGO_PROFILE_RELEASE_OPT_LEVEL: optimisation },
    });
  }
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
  for (const [folder, file] of wasmFiles) cpSync(inProject(folder, file), inProject('dist', file));
  for (const folder of ['rubrics', 'schema']) {
    cpSync(inProject(folder), inProject('dist', folder), { recursive: true });
  }
}

if (isMain(import.meta.url)) {
  await main(async () => {
    await setUp();
    await build();
  });
}
