// npm run bench: builds, then prints the measurements of benches/.

import { inProject, root } from './project.mjs';
import { main, run } from './run.mjs';
import { build } from './build.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  await build();
  await run(process.execPath, ['--expose-gc', inProject('benches', 'report.mjs')], { cwd: root });
});
