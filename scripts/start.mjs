// npm start: gets what is missing, builds what changed and serves the demo portal page.

import { ask, main, Stop } from './run.mjs';
import { build } from './build.mjs';
import { minutesAhead, setUp } from './setup.mjs';
import { portRefused, serveNear, wantedPort } from '../www/server.mjs';

await main(async () => {
  const begun = Date.now();
  const port = wantedPort(process.env.PORT);
  if (port === null) throw new Stop(portRefused);
  const minutes = minutesAhead();
  if (minutes > 0) {
    console.log(`首次运行需要下载和编译，约 ${minutes} 分钟，之后只需几秒。`);
    console.log(`The first run downloads and compiles for about ${minutes} minutes; later ones take seconds.`);
  }
  await setUp();
  await build();
  const seconds = Math.round((Date.now() - begun) / 1000);
  console.log(`\n构建完成，用时 ${seconds} 秒。Built in ${seconds} s.`);

  const { url } = await serveNear(port);
  console.log(`\n演示页面 Demo page: ${url}\n按 Ctrl+C 结束。Press Ctrl+C to stop.`);
  await openBrowser(url);
});

async function openBrowser(url) {
  if (process.env.CI) return;
  if (process.platform === 'darwin') await ask('open', [url]);
  else if (process.platform === 'win32') await ask('explorer.exe', [url]);
  else if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) await ask('xdg-open', [url]);
}
