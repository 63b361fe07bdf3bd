import { it } from 'vitest';
import { setScene, startApp } from './support/scene.ts';
import { open } from './support/teacher.ts';
it('x', async () => {
  const s = await setScene('fr');
  try {
    s.teacher.page.on('console', (m) => console.log('console', m.text()));
    s.teacher.page.on('pageerror', (m) => console.log('pageerror', m.message));
    await startApp(s.teacher, 'fr');
    await open(s.teacher, '/courses');
    await new Promise((r) => setTimeout(r, 5000));
    console.log(await s.teacher.page.evaluate(async () => JSON.stringify([(await navigator.serviceWorker.getRegistrations()).map((r) => [r.installing?.state, r.waiting?.state, r.active?.state]), !!navigator.serviceWorker.controller, document.body.innerText.slice(0, 500)])));
    console.log(s.proxy.asked.join('\n'));
    await s.teacher.page.screenshot({ path: '/tmp/dbg/a.png' });
  } finally { await s.dispose(); }
});
