// Tells whether the inputs of a build step changed since it last succeeded.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.mjs';

/** Runs `work` unless its inputs are as they were and its outputs exist. Resolves to whether it ran. */
export async function whenChanged(step, { inputs, outputs }, work) {
  const record = inProject('target', 'build-inputs', step);
  const digest = digestOf(inputs);
  const upToDate =
    outputs.every((path) => existsSync(inProject(path))) &&
    existsSync(record) &&
    readFileSync(record, 'utf8') === digest;
  if (upToDate) return false;
  rmSync(record, { force: true });
  await work();
  mkdirSync(inProject('target', 'build-inputs'), { recursive: true });
  writeFileSync(record, digest);
  return true;
}

function digestOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesUnder).sort()) {
    const content = readFileSync(inProject(path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  const full = inProject(path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full).flatMap((name) => filesUnder(join(path, name)));
}
