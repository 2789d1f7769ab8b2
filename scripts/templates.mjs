// Takes the indentation out of the templates of the element, which esbuild leaves as they are: a browser ignores it,
// and every page loads it.

import { readFileSync } from 'node:fs';
import { transform } from 'esbuild';

export const smallTemplates = {
  name: 'small-templates',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]www[\\/]element[\\/].*\.ts$/ }, async ({ path }) => {
      const parts = readFileSync(path, 'utf8').split(/\bcss`([^`]*)`/);
      const contents = await Promise.all(
        parts.map(async (part, index) => (index % 2 === 0 ? part.replace(/\n\s+/g, '\n') : `css\`${await smaller(part)}\``)),
      );
      return { contents: contents.join(''), loader: 'ts' };
    });
  },
};

async function smaller(sheet) {
  const { code } = await transform(sheet, { loader: 'css', charset: 'utf8', minify: true, target: 'chrome78' });
  return code.trim().replace(/\\/g, '\\\\');
}
