import { Client, type ClientConfig } from 'pg';

export interface Statement {
  readonly name: string;
  readonly text: string;
}

export interface Lines {
  /** Runs a statement, a transaction of its own, behind those that went out on the same connection before it. */
  ask(statement: Statement, values: unknown[]): Promise<unknown[]>;
  close(): Promise<void>;
}

/** A connection, and how many statements were sent on it that have no answer yet. */
interface Line {
  readonly client: Promise<Client>;
  waiting: number;
}

/**
 * A few connections, each shared by many at once: statements go out one behind the other without waiting for answers. So several
 * are read, run and answered at one stroke on both sides, which is most of what a small statement costs. A connection that
 * breaks fails what was under way on it; the next statement opens another.
 */
export function createLines(count: number, config: ClientConfig): Lines {
  const lines: (Line | undefined)[] = Array.from({ length: count }, () => undefined);

  function open(at: number): Line {
    const client = connect({ ...config, pipeline: true }, () => {
      if (lines[at] === line) lines[at] = undefined;
    });
    const line: Line = { client, waiting: 0 };
    lines[at] = line;
    return line;
  }

  return {
    async ask({ name, text }, values) {
      const at = shortest(lines);
      const line = lines[at] ?? open(at);
      line.waiting += 1;
      try {
        const client = await line.client;
        return (await client.query<object>({ name, text, values })).rows;
      } finally {
        line.waiting -= 1;
      }
    },
    async close() {
      await Promise.all(lines.map(async (line) => (await line?.client.catch(() => undefined))?.end()));
    },
  };
}

function shortest(lines: readonly (Line | undefined)[]): number {
  const waiting = lines.map((line) => line?.waiting ?? 0);
  return waiting.indexOf(Math.min(...waiting));
}

async function connect(config: ClientConfig, broken: () => void): Promise<Client> {
  const client = new Client(config);
  // Whoever waits on it hears of it by a rejected promise.
  client.on('error', broken);
  client.on('end', broken);
  try {
    await client.connect();
    return client;
  } catch (error) {
    broken();
    throw error;
  }
}
