import type { RunningServer } from './serve.ts';

/** Ends the process in good order when it is asked to: running requests end, the database closes, the exit code is 0. */
export function closeOnSignal(server: RunningServer): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      await server.close();
      process.exit(0);
    });
  }
}
