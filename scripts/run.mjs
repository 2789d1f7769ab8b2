// Runs other programs, and ends a script with a message where one fails.

import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** A failure whose message is all that the reader needs: no stack is printed for it. */
export class Stop extends Error {}

/** Runs a program and resolves to its exit code and standard output; rejects where it cannot be started. */
export function execute(program, parameters, { echo = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    let complaints = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      if (echo) process.stdout.write(chunk);
    });
    child.stderr?.on('data', (chunk) => {
      complaints += chunk;
      if (echo) process.stderr.write(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, complaints }));
  });
}

/** Runs a program in view of the reader, and stops where it fails. */
export async function run(program, parameters, options = {}) {
  const { code } = await execute(program, parameters, { stdio: 'inherit', ...options });
  if (code !== 0) throw new Stop(`failed (exit code ${code}): ${[program, ...parameters].join(' ')}`);
}

/** The standard output of a program, or null where it cannot be started or fails. */
export async function ask(program, parameters, options = {}) {
  try {
    const { code, output } = await execute(program, parameters, options);
    return code === 0 ? output.trim() : null;
  } catch {
    return null;
  }
}

/** Runs npm: the one that started this script, else the one on the PATH. */
export function npm(parameters, options = {}) {
  const own = process.env.npm_execpath;
  if (own && /\.c?js$/.test(own)) return run(process.execPath, [own, ...parameters], options);
  return run('npm', parameters, { shell: process.platform === 'win32', ...options });
}

/** The body of a script: a Stop ends it with its message, anything else with its stack. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exit(1);
  }
}

/** Whether the module is the script that was started. */
export function isMain(moduleUrl) {
  const script = process.argv[1];
  return script !== undefined && pathToFileURL(realpathSync(script)).href === moduleUrl;
}
