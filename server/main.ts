// node server/main.ts [--demo]: the server by itself; docs/operations.md lists its settings.
import { parseArgs } from 'node:util';
import { closeOnSignal } from './close-on-signal.ts';
import { serve } from './serve.ts';

const { values } = parseArgs({ options: { demo: { type: 'boolean', default: false } } });
try {
  closeOnSignal(await serve({ env: process.env, demo: values.demo }));
} catch (error) {
  process.stderr.write(`Caravan cannot start: ${reasonOf(error)}\n`);
  process.exitCode = 1;
}

/** Where a name stands for several addresses, each has a reason of its own why nobody answers there. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
