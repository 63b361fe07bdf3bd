import { vi } from 'vitest';
import type { LibraryDb } from '../../../../src/data/library/library-db.ts';

/** A phone that refuses what a browser refuses: whatever adds, once there is less room than that. Deleting is let through. */
export interface FullPhone {
  /** From now on there is room for so many bytes more. */
  fill: (freeBytes: number) => void;
  /** There is room again. */
  empty: () => void;
  /** How often it has refused a write. */
  refused: () => number;
}

const sizeOf = (value: unknown): number =>
  typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Blob
    ? value.bytes.size
    : 200;

/** Puts one in place of the phone's disk, until the mocks are restored. What is deleted from `db` makes room. */
export function fillPhone(db: LibraryDb): FullPhone {
  let freeBytes = Number.POSITIVE_INFINITY;
  let refused = 0;
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (sizeOf(value) > freeBytes) {
      refused += 1;
      throw new DOMException('full', 'QuotaExceededError');
    }
    freeBytes -= sizeOf(value);
    return key === undefined ? put.call(this, value) : put.call(this, value, key);
  });
  for (const table of [db.chunks, db.ballast]) {
    table.hook('deleting', (_key, value) => {
      if (value) freeBytes += sizeOf(value);
    });
  }
  return {
    fill: (bytes) => {
      freeBytes = bytes;
    },
    empty: () => {
      freeBytes = Number.POSITIVE_INFINITY;
    },
    refused: () => refused,
  };
}
