// Bundles the TypeScript entries into the JavaScript files of the package.

import { build } from 'esbuild';
import { inProject, packageVersion } from './project.mjs';
import { smallTemplates } from './templates.mjs';

const shared = {
  bundle: true,
  charset: 'utf8',
  legalComments: 'eof',
  logLevel: 'warning',
  tsconfig: inProject('tsconfig.json'),
};


const forPages = {
  ...shared,
  platform: 'browser',
  format: 'esm',
  target: 'chrome78',
  minify: true,
};

const pageGlobals = [inProject('www', 'page-globals.ts')];

/** What authors and Node get is the whole of the core: its glue stands for that of the part that pages load. */
const wholeCore = {
  name: 'whole-core',
  setup(bundler) {
    bundler.onResolve({ filter: /\/pkg\/ziping\.js$/ }, () => ({ path: inProject('pkg-author', 'ziping_author.js') }));
  },
};

const forNode = { ...shared, platform: 'node', target: 'node20', plugins: [wholeCore] };

/** The form hands texts to the core: what writes live objects as text stays out of its file. */
const textsOnly = {
  name: 'texts-only',
  setup(bundler) {
    bundler.onResolve({ filter: /\/json-text\.js$/ }, () => ({ path: 'json-text', namespace: 'texts-only' }));
    bundler.onLoad({ filter: /./, namespace: 'texts-only' }, () => ({
      contents: 'export const jsonText = JSON.stringify;',
    }));
  },
};

/** Whoever imports the element and the functions shall get one instance of the core. */
const coreApart = {
  name: 'core-apart',
  setup(bundler) {
    bundler.onResolve({ filter: /(^|\/)core\.js$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './core.js', external: true },
    );
  },
};

export async function bundle() {
  const define = { PACKAGE_VERSION: JSON.stringify(packageVersion()) };
  const entry = (name) => [inProject('www', name)];
  const out = (name) => inProject('dist', name);
  await Promise.all([
    build({ ...forNode, define, format: 'esm', entryPoints: entry('node.ts'), outfile: out('node.js') }),
    build({
      ...forNode,
      format: 'cjs',
      entryPoints: entry('node.ts'),
      outfile: out('node.cjs'),
      define: { ...define, 'import.meta.url': 'moduleAddress' },
      banner: { js: "const moduleAddress = require('node:url').pathToFileURL(__filename).href;" },
    }),
    build({ ...forPages, define, entryPoints: entry('core.ts'), outfile: out('core.js') }),
    build({
      ...forPages,
      define,
      entryPoints: entry('author.ts'),
      outfile: out('author.js'),
      plugins: [wholeCore],
    }),
    build({
      ...forPages,
      define,
      entryPoints: entry('element.ts'),
      outfile: out('element.js'),
      inject: pageGlobals,
      plugins: [coreApart, smallTemplates],
    }),
    build({
      ...forPages,
      define,
      entryPoints: entry('define.ts'),
      outfile: out('define.js'),
      inject: pageGlobals,
      plugins: [smallTemplates, textsOnly],
    }),
  ]);
}
