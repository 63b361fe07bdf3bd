import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '../cli.ts');

/** Runs a preview for a course as a process of its own: it builds at every change, and this one has to answer. */
export function createPreviews({ keys, mediaCache }: { keys: string; mediaCache: string }, onChange: () => void) {
  const running = new Map<string, { child: ChildProcess; address: string | undefined }>();
  const start = (folder: string): void => {
    const args = [CLI, 'preview', folder, '--keys', keys, '--media-cache', mediaCache];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const preview: { child: ChildProcess; address: string | undefined } = { child, address: undefined };
    running.set(folder, preview);
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      if (preview.address !== undefined) return;
      said += String(data);
      preview.address = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(said)?.[0];
      if (preview.address !== undefined) onChange();
    });
    child.once('exit', () => {
      if (running.get(folder) === preview) running.delete(folder);
      onChange();
    });
    onChange();
  };
  return {
    /** Undefined where none runs; its address is undefined until it answers. */
    find: (folder: string): { address: string | undefined } | undefined => running.get(folder),
    start: (folder: string): void => {
      if (!running.has(folder)) start(folder);
    },
    stop: (folder: string): void => {
      running.get(folder)?.child.kill('SIGTERM');
    },
    close: async (): Promise<void> => {
      const ended = [...running.values()].map(({ child }) => once(child, 'exit'));
      for (const { child } of running.values()) child.kill('SIGTERM');
      await Promise.all(ended);
    },
  };
}
