// Where things are, and which versions the manifests name.

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const inProject = (...parts) => join(root, ...parts);

export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ziping');

export const toolsFolder = join(cacheFolder, 'tools');

export const wasmPackVersion = '0.15.1';

/** The command-line tool must have exactly the version of the crate: they share an unstable format. */
export function wasmBindgenVersion() {
  const lock = readFileSync(inProject('Cargo.lock'), 'utf8');
  const found = /^name = "wasm-bindgen"\r?\nversion = "([^"]+)"/m.exec(lock);
  if (!found) throw new Error('Cargo.lock does not name wasm-bindgen');
  return found[1];
}

export function packageVersion() {
  return JSON.parse(readFileSync(inProject('package.json'), 'utf8')).version;
}

/**
 * The environment for whatever compiles to wasm. RUSTFLAGS and its kin would silently replace the linker arguments
 * of .cargo/config.toml, without which the module does not load in Chromium before 96.
 */
export function wasmEnvironment() {
  const environment = { ...process.env };
  for (const name of Object.keys(environment)) {
    if (/^(CARGO_ENCODED_|CARGO_BUILD_|CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_)?RUSTFLAGS$/.test(name)) {
      delete environment[name];
    }
  }
  const path = [join(toolsFolder, 'bin'), inProject('node_modules', '.bin'), dirname(process.execPath)];
  environment.PATH = [...path, process.env.PATH].join(delimiter);
  return environment;
}
