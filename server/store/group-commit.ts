import { setImmediate } from 'node:timers/promises';

/** So many pieces of work are committed together at most: the last one's answer waits for the work of all before it. */
const MAX_BATCH = 128;

/** A connection to a database that answers at once, and that nobody else uses meanwhile. */
export interface CommitPort {
  /** Runs `work` when no transaction is open, and lets nobody in before it ends. @throws what `work` throws */
  alone(work: () => void): Promise<void>;
  begin(): void;
  /** Ends the transaction; what it wrote is on the disk once `sync` was told so. */
  commit(): void;
  /** Takes back all since `begin`; may be called when nothing is open any more. */
  rollback(): void;
  /** Opens a part of the transaction that can be taken back by itself. */
  savepoint(): void;
  release(): void;
  /** Takes back all since the last savepoint; false where the whole transaction is gone. */
  rollbackToSavepoint(): boolean;
  /** Puts all that was committed on the disk, while others work. @throws where it may not be there */
  sync(): Promise<void>;
}

interface Waiting {
  /** Does the work; gives what tells its caller, once all is committed. */
  readonly run: () => () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Commits the work of many callers together, because one write through to the disk costs as much for many as for one. There
 * is no timer: whatever came while the last batch was written through is the next one. Work that throws is taken back alone:
 * then all of its batch runs again, with a savepoint each; work must bear that. When the commit fails, nobody is told
 * that anything was kept. `committed` hears how many were committed together.
 */
export function groupCommit(
  port: CommitPort,
  committed: (count: number) => void = () => undefined,
): <T>(work: () => T) => Promise<T> {
  let waiting: Waiting[] = [];
  let isRunning = false;

  async function runAll(): Promise<void> {
    isRunning = true;
    try {
      // First all that the network has brought by now is read.
      for (await setImmediate(); waiting.length > 0; await setImmediate()) {
        const batch = waiting.slice(0, MAX_BATCH);
        waiting = waiting.slice(MAX_BATCH);
        if (await commitTogether(port, batch)) committed(batch.length);
      }
    } finally {
      isRunning = false;
    }
  }

  return (work) =>
    new Promise((resolve, reject) => {
      const run = () => {
        const result = work();
        return () => resolve(result);
      };
      waiting.push({ run, reject });
      if (!isRunning) void runAll();
    });
}

/** False where nothing was committed. Never rejects: every caller hears for itself. */
async function commitTogether(port: CommitPort, batch: readonly Waiting[]): Promise<boolean> {
  let told: (() => void)[] = [];
  try {
    await port.alone(() => {
      told = runTogether(port, batch);
    });
    await port.sync();
  } catch (error) {
    for (const { reject } of batch) reject(error);
    return false;
  }
  for (const tell of told) tell();
  return true;
}

/** Savepoints are most of what a small piece of work costs, and hardly ever needed. */
function runTogether(port: CommitPort, batch: readonly Waiting[]): (() => void)[] {
  try {
    return transact(port, () => batch.map(({ run }) => run()));
  } catch {
    return transact(port, () => batch.map((one) => runOne(port, one)));
  }
}

function transact<T>(port: CommitPort, work: () => T): T {
  port.begin();
  try {
    const result = work();
    port.commit();
    return result;
  } catch (error) {
    port.rollback();
    throw error;
  }
}

function runOne(port: CommitPort, { run, reject }: Waiting): () => void {
  port.savepoint();
  try {
    const tell = run();
    port.release();
    return tell;
  } catch (error) {
    // A full disk takes all of it back by itself.
    if (!port.rollbackToSavepoint()) throw error;
    return () => reject(error);
  }
}
