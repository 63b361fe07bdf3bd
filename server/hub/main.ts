// npm run hub -- --from https://SERVER [--courses 4097,4098|all] [...]: a campus hub; docs/operations.md lists its settings.
import { closeOnSignal } from '../close-on-signal.ts';
import { readHubOptions } from './hub-options.ts';
import { mirrorOnce, serveHub } from './serve-hub.ts';

try {
  const options = readHubOptions(process.argv.slice(2));
  if (options.once) await mirrorOnce(options, process.env, new AbortController().signal);
  else closeOnSignal(await serveHub(options, process.env));
} catch (error) {
  process.stderr.write(`The hub stops: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
