import { describe, expect, it } from 'vitest';
import { streamParts } from '../../src/media/stream-parts.ts';

/** A stream of a head and two more parts, and how many of them were read. */
function countedParts() {
  const read: string[] = [];
  const part = (text: string) => async () => {
    read.push(text);
    return new Blob([text]);
  };
  return { read, stream: streamParts(new Blob(['a']), [part('b'), part('c')]) };
}

describe('a streamed body', () => {
  it('is its parts in order', async () => {
    const { stream } = countedParts();
    expect(await new Response(stream).text()).toBe('abc');
  });

  it('reads a part only when it is asked for, and none after it was cancelled', async () => {
    const { read, stream } = countedParts();
    const reader = stream.getReader();
    await reader.read();
    await new Promise((resolve) => setImmediate(resolve));
    expect(read).toEqual([]);
    await reader.read();
    await reader.cancel();
    await new Promise((resolve) => setImmediate(resolve));
    expect(read).toEqual(['b']);
  });

  it('breaks off at a part that cannot be read', async () => {
    const stream = streamParts(new Blob(['a']), [() => Promise.reject(new Error('gone'))]);
    await expect(new Response(stream).text()).rejects.toThrow();
  });
});
