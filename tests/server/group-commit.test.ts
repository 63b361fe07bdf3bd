import { describe, expect, it } from 'vitest';
import { type CommitPort, groupCommit } from '../../server/store/group-commit.ts';

/** A database of one list. Fails when it is told to, as a full disk does. */
function createDatabase() {
  const state = {
    committed: [] as string[],
    open: undefined as string[] | undefined,
    marks: [] as number[],
    commits: 0,
    isFull: false,
    synced: [] as string[],
    isBroken: false,
  };
  const port: CommitPort = {
    async alone(work) {
      await undefined;
      work();
    },
    begin() {
      state.open = [...state.committed];
    },
    commit() {
      if (state.isFull) throw new Error('disk full');
      state.committed = state.open ?? [];
      state.open = undefined;
      state.commits += 1;
    },
    rollback() {
      state.open = undefined;
    },
    savepoint: () => state.marks.push(state.open?.length ?? 0),
    release: () => state.marks.pop(),
    rollbackToSavepoint() {
      if (!state.open) return false;
      state.open.length = state.marks.pop() ?? 0;
      return true;
    },
    async sync() {
      await undefined;
      if (state.isBroken) throw new Error('input/output error');
      state.synced = state.committed;
    },
  };
  return { state, port, write: (name: string) => state.open?.push(name) };
}

describe('committing together', () => {
  it('commits what came at once in one transaction, in its order, and tells each once it is on the disk', async () => {
    const { state, port, write } = createDatabase();
    const commit = groupCommit(port);
    const told = await Promise.all(
      ['a', 'b', 'c'].map(async (name) => {
        await commit(() => write(name));
        return state.synced.includes(name);
      }),
    );
    expect(told).toEqual([true, true, true]);
    expect(state.committed).toEqual(['a', 'b', 'c']);
    expect(state.commits).toBe(1);
  });

  it('takes what came while a commit ran into the next one', async () => {
    const { state, port, write } = createDatabase();
    const commit = groupCommit(port);
    const later: Promise<unknown>[] = [];
    await commit(() => {
      for (const name of ['b', 'c']) later.push(commit(() => write(name)));
      write('a');
    });
    expect(state.committed).toEqual(['a']);
    await Promise.all(later);
    expect(state.committed).toEqual(['a', 'b', 'c']);
    expect(state.commits).toBe(2);
  });

  it('takes back the work that throws, alone, whatever it wrote before', async () => {
    const { state, port, write } = createDatabase();
    const commit = groupCommit(port);
    const outcomes = await Promise.allSettled([
      commit(() => write('a')),
      commit(() => {
        write('half');
        throw new Error('mine');
      }),
      commit(() => write('c')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(state.committed).toEqual(['a', 'c']);
  });

  it('tells nobody that anything was kept when the commit fails, and goes on when it can', async () => {
    const { state, port, write } = createDatabase();
    const commit = groupCommit(port);
    state.isFull = true;
    const outcomes = await Promise.allSettled(['a', 'b'].map((name) => commit(() => write(name))));
    expect(outcomes).toEqual(outcomes.map(() => ({ status: 'rejected', reason: new Error('disk full') })));
    expect(state.committed).toEqual([]);
    state.isFull = false;
    await commit(() => write('c'));
    expect(state.committed).toEqual(['c']);
  });

  it('tells nobody that anything was kept when what was committed cannot be put on the disk', async () => {
    const { state, port, write } = createDatabase();
    const commit = groupCommit(port);
    state.isBroken = true;
    const outcomes = await Promise.allSettled(['a', 'b'].map((name) => commit(() => write(name))));
    expect(outcomes).toEqual(outcomes.map(() => ({ status: 'rejected', reason: new Error('input/output error') })));
  });

  it('fails all of a batch whose transaction broke off in the middle', async () => {
    const { state, port, write } = createDatabase();
    const commit = groupCommit(port);
    const outcomes = await Promise.allSettled([
      commit(() => write('a')),
      commit(() => {
        state.open = undefined;
        throw new Error('disk full');
      }),
    ]);
    expect(outcomes).toEqual(outcomes.map(() => ({ status: 'rejected', reason: new Error('disk full') })));
    expect(state.committed).toEqual([]);
  });
});
