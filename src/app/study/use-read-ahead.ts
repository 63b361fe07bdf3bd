import { useEffect } from 'preact/hooks';
import { loadMessages } from '../../i18n/activate.ts';
import type { ModuleManifest } from '../../protocol/pack/module-manifest.ts';
import { matchRoute } from '../routes.ts';
import { readAhead } from './module-text.ts';
import { whenIdle } from './when-idle.ts';

/** Addresses of pages that a course leads to. */
const ONWARD = ['/course/1/1', '/course/1/quiz/1'];

/** At idle: reads what the next page of a course needs, so that it need not wait. Nothing of it moves over the line. */
export function useReadAhead(module: ModuleManifest | undefined, lang: string): void {
  useEffect(() => {
    if (!module) return;
    return whenIdle(() => {
      Promise.all([readAhead(module, lang), readCodeAhead()]).catch(reportError);
    });
  }, [module, lang]);
}

async function readCodeAhead(): Promise<void> {
  // Before the app is on the phone a page's code would move over the line.
  if (!navigator.serviceWorker?.controller) return;
  for (const { route } of ONWARD.map((address) => matchRoute(address))) {
    await Promise.all([route.load(), loadMessages(route.messages)]);
  }
}
