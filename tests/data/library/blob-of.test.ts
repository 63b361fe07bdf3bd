import { describe, expect, it, vi } from 'vitest';
import { blobOf } from '../../../src/data/library/blob-of.ts';
import { giveBack } from '../../../src/data/library/give-back.ts';
import { bytesOf } from './support/pack-server.ts';

const MIB = 1_048_576;

describe('the memory of what came', () => {
  it('is given back as soon as it is a Blob, which keeps the bytes', async () => {
    const bytes = bytesOf(10, 1);
    const blob = blobOf(bytes);
    expect(bytes.buffer.byteLength).toBe(0);
    expect(await blob.bytes()).toEqual(bytesOf(10, 1));
  });

  it('is taken whole, also where it is only part of a buffer', async () => {
    const blob = blobOf(bytesOf(10, 1).subarray(2, 5));
    expect(await blob.bytes()).toEqual(bytesOf(10, 1).subarray(2, 5));
  });

  it('has the collector look about after some Blobs, and goes on where there is no place for that', () => {
    const given: number[] = [];
    const post = vi.spyOn(MessagePort.prototype, 'postMessage').mockImplementation((buffer) => {
      given.push(buffer.byteLength);
    });
    for (let n = 0; n < 40; n++) blobOf(new Uint8Array(MIB));
    expect(given.filter((bytes) => bytes > 64 * MIB)).toHaveLength(2);
    post.mockImplementation((buffer) => {
      if (buffer.byteLength > MIB) throw new RangeError('Array buffer allocation failed');
    });
    expect(() => {
      for (let n = 0; n < 20; n++) blobOf(new Uint8Array(MIB));
    }).not.toThrow();
    post.mockRestore();
  });

  it('is gone at once', () => {
    const buffer = new ArrayBuffer(10);
    giveBack(buffer);
    expect(buffer.byteLength).toBe(0);
  });
});
