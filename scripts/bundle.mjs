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

/** An entry has one core: its glue stands for that of every other. */
const oneCore = (folder, name, filter = /\/pkg[\w-]*\/ziping\w*\.js$/) => ({
  name: 'one-core',
  setup(bundler) {
    bundler.onResolve({ filter }, () => ({ path: inProject(folder, name) }));
  },
});

const officeCore = oneCore('pkg-office', 'ziping_office.js');

const auditCore = oneCore('pkg-audit', 'ziping_audit.js');

/** What authors and Node get. */
const wholeCore = oneCore('pkg-author', 'ziping_author.js');

/** Node reads what makes files at the first file. */
const nodeCore = oneCore('pkg-author', 'ziping_author.js', /\/pkg(-audit|-author)?\/ziping\w*\.js$/);

const forNode = { ...shared, platform: 'node', target: 'node20', plugins: [nodeCore] };

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

/** Leaves an import of another entry as it is. */
const apart = (name) => ({
  name: `${name}-apart`,
  setup(bundler) {
    bundler.onResolve({ filter: new RegExp(`(^|/)${name}\\.js$`) }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: `./${name}.js`, external: true },
    );
  },
});

/** Whoever imports the element and the functions shall get one instance of the core. */
const coreApart = apart('core');

/** A form loads it when its clerk pauses. */
const auditApart = apart('audit');

/** It is loaded when somebody wants a file. */
const officeApart = apart('office');

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
    build({ ...forPages, define, entryPoints: entry('audit.ts'), outfile: out('audit.js'), plugins: [auditCore, officeApart] }),
    build({ ...forPages, define, entryPoints: entry('office.ts'), outfile: out('office.js'), plugins: [officeCore] }),
    build({
      ...forPages,
      define,
      entryPoints: entry('author.ts'),
      outfile: out('author.js'),
      plugins: [wholeCore, officeApart],
    }),
    build({
      ...forPages,
      define,
      entryPoints: entry('element.ts'),
      outfile: out('element.js'),
      inject: pageGlobals,
      plugins: [coreApart, auditApart, officeApart, smallTemplates],
    }),
    build({
      ...forPages,
      define,
      entryPoints: entry('define.ts'),
      outfile: out('define.js'),
      inject: pageGlobals,
      plugins: [auditApart, officeApart, smallTemplates, textsOnly],
    }),
  ]);
}
