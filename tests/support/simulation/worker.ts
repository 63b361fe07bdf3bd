// One thread of a run: tells the schedules it is given, one after another, with globals of its own.
import './own-globals.ts';
import { registerHooks } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { runToEnd } from './event-loop.ts';

const ROOT = new URL('../../../', import.meta.url).href;
const designSchema = v.object({ replaces: v.string(), importedBy: v.optional(v.string()) });

const { broken } = v.parse(v.object({ broken: v.optional(v.string()) }), workerData);
if (broken !== undefined) await putInPlace(new URL(`../../faults/broken/${broken}.ts`, import.meta.url).href);

// Not before: these load the code that is tried.
const { makeServerHome } = await import('./real-server.ts');
const { runSchedule } = await import('./run-schedule.ts');

const home = await runToEnd(makeServerHome);

parentPort?.on('message', async (message: unknown) => {
  if (message === 'end') return end();
  parentPort?.postMessage(await runSchedule(v.parse(v.number(), message), home));
});
parentPort?.postMessage('ready');

function end(): void {
  home.dispose();
  process.exit();
}

/**
 * From now on whoever imports the module that a broken design `replaces` gets the broken one, or only those whose path begins with
 * `importedBy`; it itself gets the real one.
 */
async function putInPlace(brokenUrl: string): Promise<void> {
  const { replaces, importedBy = '' } = v.parse(designSchema, await import(brokenUrl));
  const [replacedUrl, importers] = [ROOT + replaces, ROOT + importedBy];
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      const isMeant = context.parentURL !== brokenUrl && context.parentURL?.startsWith(importers);
      return resolved.url === replacedUrl && isMeant ? { ...resolved, url: brokenUrl } : resolved;
    },
  });
}
