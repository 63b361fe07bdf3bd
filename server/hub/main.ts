// npm run hub -- --from https://SERVER [--courses 4097,4098|all] [...]: a campus hub; docs/operations.md lists its settings.
import { enableCompileCache } from 'node:module';
import { closeOnSignal } from '../close-on-signal.ts';

// What was compiled once, types taken out, is not compiled at the next start: thirty megabytes of a small computer's memory.
enableCompileCache();
try {
  const { readHubOptions } = await import('./hub-options.ts');
  const { mirrorOnce, serveHub } = await import('./serve-hub.ts');
  const options = readHubOptions(process.argv.slice(2));
  if (options.once) await mirrorOnce(options, process.env, new AbortController().signal);
  else closeOnSignal(await serveHub(options, process.env));
} catch (error) {
  process.stderr.write(`The hub stops: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
