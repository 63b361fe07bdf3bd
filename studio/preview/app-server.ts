import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface AppServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** The settings of a server (docs/operations.md) that says nothing but where it is. */
interface Folders {
  DATA_DIR: string;
  PACKS_DIR: string;
  DIST_DIR: string;
}

/** Starts the real server as a process of its own, for this machine alone. @throws with what it said, where it does not start */
export async function startAppServer(folders: Folders): Promise<AppServer> {
  // Not the environment of this process: a preview must not get at somebody's database.
  const env = { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', ...folders };
  const child = spawn(process.execPath, ['server/main.ts'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    const listen = (data: Buffer): void => {
      said += String(data);
      const [, found] = /http:\/\/localhost:(\d+)/.exec(said) ?? [];
      if (found !== undefined) resolve(Number(found));
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', listen);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`the server did not start: ${said}`)));
  });
  return {
    port,
    stop: async () => {
      process.off('exit', kill);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      // Its data is thrown away: there is nothing to be closed in good order.
      kill();
      await ended;
    },
  };
}
