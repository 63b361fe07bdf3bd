/** The course studio: `npm run studio -- COMMAND ...`. Each command is a file of `commands/`, loaded when it is asked for. */
import { type Command, UsageError } from './commands/command.ts';

const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  new: () => import('./commands/new.ts'),
  import: () => import('./commands/import.ts'),
  attach: () => import('./commands/attach.ts'),
  translate: () => import('./commands/translate.ts'),
  report: () => import('./commands/report.ts'),
  fork: () => import('./commands/fork.ts'),
  build: () => import('./commands/build.ts'),
  verify: () => import('./commands/verify.ts'),
  keys: () => import('./commands/keys.ts'),
  preview: () => import('./commands/preview.ts'),
  serve: () => import('./commands/serve.ts'),
  publish: () => import('./commands/publish.ts'),
  withdraw: () => import('./commands/withdraw.ts'),
};

async function main([name = '', ...args]: string[]): Promise<number> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) return showUsage(Object.values(COMMANDS));
  const { command } = await load();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  try {
    return await command.run(args, { signal: stop.signal });
  } catch (error) {
    if (stop.signal.aborted) return fail('stopped');
    // What parseArgs throws for an option that a command does not know is a TypeError with a code of its own.
    const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
    if (!isUsage) throw error;
    return fail(`${error.message}\nusage: npm run studio -- ${command.usage}`);
  }
}

async function showUsage(loads: readonly (() => Promise<{ command: Command }>)[]): Promise<number> {
  const commands = await Promise.all(loads.map((load) => load()));
  const lines = commands.flatMap(({ command }) => command.usage.split('\n'));
  return fail(['usage:', ...lines.map((line) => `  npm run studio -- ${line}`)].join('\n'));
}

function fail(message: string): number {
  console.error(message);
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
