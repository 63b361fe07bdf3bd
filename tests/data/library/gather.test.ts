import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gather } from '../../../src/data/library/gather.ts';

let written: string[][];
const write = async (items: readonly string[]) => {
  written.push([...items]);
};

beforeEach(() => {
  written = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a batch', () => {
  it('is written at once when nothing more is coming [DL10]', async () => {
    const batch = gather<string>(2, write);
    const first = batch.add('a');
    expect(written).toEqual([]);
    await Promise.all([first, batch.add('b')]);
    expect(written).toEqual([['a', 'b']]);
  });

  it('does not wait for what does not come', async () => {
    const batch = gather<string>(2, write);
    const first = batch.add('a');
    batch.less();
    await first;
    expect(written).toEqual([['a']]);
  });

  it('is written a few times a second while more is coming [DL10]', async () => {
    const batch = gather<string>(4, write);
    const added = ['a', 'b', 'c'].map(batch.add);
    await vi.advanceTimersByTimeAsync(249);
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await Promise.all(added);
    expect(written).toEqual([['a', 'b', 'c']]);
    await batch.add('d');
    expect(written).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('that cannot be written fails for all that is in it, and for nothing else', async () => {
    const full = new Error('full');
    const batch = gather<string>(3, (items) => (items.includes('b') ? Promise.reject(full) : write(items)));
    const both = ['a', 'b'].map((item) => expect(batch.add(item)).rejects.toBe(full));
    await vi.advanceTimersByTimeAsync(250);
    await Promise.all(both);
    await batch.add('c');
    expect(written).toEqual([['c']]);
  });
});
