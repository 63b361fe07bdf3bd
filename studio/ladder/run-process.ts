import { spawn } from 'node:child_process';
import { pipeline } from 'node:stream/promises';

/** A program that could not be started, stopped with an error, or took too long. */
export class ProcessError extends Error {
  readonly reason: 'missing' | 'exit' | 'time';
  /** The end of what it wrote to stderr. */
  readonly stderr: string;
  constructor(reason: ProcessError['reason'], message: string, stderr = '') {
    super(message);
    this.reason = reason;
    this.stderr = stderr;
  }
}

export interface ProcessOptions {
  signal: AbortSignal;
  /** The program is killed after this long. */
  limitMs: number;
  /** Takes stdout piece by piece, one at a time where it gives a promise; without it stdout is thrown away. */
  onStdout?: (piece: Buffer) => unknown;
  /** Takes stderr line by line. */
  onLine?: (line: string) => void;
  /** What the program reads. */
  input?: AsyncIterable<Uint8Array>;
}

/** stderr that is kept: the summary of a filter stands at its end. */
const KEPT_CHARACTERS = 64 * 1024;

/** Runs a program to its end; gives back the end of its stderr. It is killed when the signal says so, or the time is over. */
export function runProcess(command: string, args: readonly string[], options: ProcessOptions): Promise<string> {
  const { signal, limitMs, onStdout, onLine, input } = options;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'] });
    let stderr = '';
    let rest = '';
    let failure: Error | undefined;
    const kill = (error: Error): void => {
      failure ??= error;
      child.kill('SIGKILL');
    };
    const abort = (): void => kill(signal.reason instanceof Error ? signal.reason : new Error('stopped'));
    const timer = setTimeout(() => kill(new ProcessError('time', `took longer than ${limitMs / 1000} s`)), limitMs);
    signal.addEventListener('abort', abort, { once: true });
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    };

    const { stdout } = child;
    stdout?.on('data', (piece: Buffer) => {
      const taken = onStdout?.(piece);
      if (!(taken instanceof Promise)) return;
      stdout.pause();
      taken.then(() => stdout.resume(), kill);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = `${stderr}${text}`.slice(-KEPT_CHARACTERS);
      const lines = `${rest}${text}`.split(/[\r\n]+/);
      rest = (lines.pop() ?? '').slice(-KEPT_CHARACTERS);
      for (const line of lines) onLine?.(line);
    });
    child.on('error', (error) => {
      settle();
      reject(new ProcessError('missing', `${command} could not be started: ${error.message}`));
    });
    child.on('close', (code, killed) => {
      settle();
      if (failure) reject(failure);
      else if (code === 0) resolve(stderr);
      else reject(new ProcessError('exit', `${command} stopped (${code ?? killed}): ${lastLines(stderr)}`, stderr));
    });

    const { stdin } = child;
    if (!input || !stdin) return;
    pipeline(input, stdin, { signal }).catch((error: unknown) => {
      // Where the program went first, its own words tell why.
      if (!isBrokenPipe(error)) kill(error instanceof Error ? error : new Error(String(error)));
    });
  });
}

const isBrokenPipe = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_PREMATURE_CLOSE');

const lastLines = (text: string): string => text.trim().split('\n').slice(-2).join(' / ').slice(-300);
