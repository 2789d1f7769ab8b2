// Checks the TypeScript sources and writes dist/types: the declarations that an entry reaches, and no others.

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject, root } from './project.mjs';
import { run } from './run.mjs';

const types = inProject('dist', 'types');
const imports = /((?:from|import)\s*\(?\s*)(['"])([^'"]+)\2/g;

// Lit is inside the bundle. Whoever uses the element need not install it for the sake of these names.
const lit = `export declare class LitElement extends HTMLElement {}
export type CSSResult = unknown;
export type CSSResultGroup = unknown;
export type PropertyDeclarations = Record<string, unknown>;
export type PropertyValues<Element = unknown> = Map<keyof Element, unknown>;
export type TemplateResult = unknown;
`;

export async function writeTypes() {
  const compiler = inProject('node_modules', 'typescript', 'bin', 'tsc');
  const emit = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly'];
  const parameters = ['-p', root, ...emit, '--rootDir', inProject('www'), '--outDir', types];
  await run(process.execPath, [compiler, ...parameters], { cwd: root });
  writeFileSync(join(types, 'lit.d.ts'), lit);

  const reached = filesFrom(['core', 'audit', 'office', 'author', 'element', 'define']);
  for (const name of readdirSync(types, { recursive: true })) {
    if (name.endsWith('.d.ts') && !reached.has(name.slice(0, -'.d.ts'.length).replace(/\\/g, '/'))) {
      rmSync(join(types, name));
    }
  }
  for (const name of reached) rewrite(name, '.d.ts', '.js');
  // TypeScript takes the module system from the file name, so what `require` returns needs files of its own.
  for (const name of filesFrom(['core', 'audit', 'office', 'author'])) rewrite(name, '.d.cts', '.cjs');
}

/** The names of all declaration files that the given ones import, themselves included. */
function filesFrom(names) {
  const reached = new Set();
  const pending = [...names];
  while (pending.length > 0) {
    const name = pending.pop();
    if (reached.has(name)) continue;
    reached.add(name);
    for (const [, , , specifier] of readFileSync(join(types, `${name}.d.ts`), 'utf8').matchAll(imports)) {
      pending.push(target(name, specifier));
    }
  }
  return reached;
}

function target(importer, specifier) {
  if (specifier === 'lit') return 'lit';
  if (!specifier.startsWith('.')) throw new Error(`types/${importer}.d.ts imports ${specifier}, which no user has`);
  return join(dirname(importer), specifier.replace(/\.c?js$/, '')).replace(/\\/g, '/');
}

function rewrite(name, ending, extension) {
  const toLit = `${'../'.repeat(name.split('/').length - 1) || './'}lit`;
  const text = readFileSync(join(types, `${name}.d.ts`), 'utf8');
  const rewritten = text.replace(imports, (_, before, quote, specifier) => {
    const path = specifier === 'lit' ? toLit : specifier.replace(/\.c?js$/, '');
    return `${before}${quote}${path}${extension}${quote}`;
  });
  writeFileSync(join(types, name + ending), rewritten);
}
