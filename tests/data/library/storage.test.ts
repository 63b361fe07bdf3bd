import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLibrary } from '../../../src/data/library/library-db.ts';
import { PackProblem, storing } from '../../../src/data/library/pack-problem.ts';
import { selfTest } from '../../../src/data/library/self-test.ts';
import { askToPersist, hasRoomFor, storageReport } from '../../../src/data/library/storage.ts';

const tell = (storage: Partial<StorageManager> | undefined) =>
  vi.stubGlobal('navigator', { serviceWorker: {}, storage });
const GIGABYTE = 2 ** 30;

beforeEach(() => {
  vi.stubGlobal('isSecureContext', true);
  tell({
    estimate: async () => ({ usage: 100, quota: 10 * GIGABYTE }),
    persisted: async () => true,
    persist: async () => true,
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the storage of the phone', () => {
  it('is reported as the browser tells it, and as nothing where it does not', async () => {
    expect(await storageReport()).toEqual({ usedBytes: 100, quotaBytes: 10 * GIGABYTE, persisted: true });
    expect(await askToPersist()).toBe(true);
    tell(undefined);
    expect(await storageReport()).toEqual({ usedBytes: 0, quotaBytes: 0, persisted: false });
    expect(await askToPersist()).toBe(false);
  });

  it('keeps 20 MB free of downloads for her work', async () => {
    tell({ estimate: async () => ({ usage: 0, quota: 30_000_000 }) });
    expect(await hasRoomFor(9_000_000)).toBe(true);
    expect(await hasRoomFor(9_100_000)).toBe(false);
    expect(await hasRoomFor(0)).toBe(true);
    tell(undefined);
    expect(await hasRoomFor(GIGABYTE)).toBe(true);
  });

  it('is full whether the browser says so at once or at commit, and any other error stays what it is', async () => {
    const quota = new DOMException('full', 'QuotaExceededError');
    const atCommit = Object.assign(new Error('aborted'), { name: 'AbortError', inner: quota });
    await expect(storing(() => Promise.reject(quota))).rejects.toEqual(new PackProblem('full'));
    await expect(storing(() => Promise.reject(atCommit))).rejects.toMatchObject({ kind: 'full' });
    const inBulk = Object.assign(new Error('bulk'), { name: 'BulkError', failures: [quota] });
    await expect(storing(() => Promise.reject(inBulk))).rejects.toMatchObject({ kind: 'full' });
    await expect(storing(() => Promise.reject(new TypeError('other')))).rejects.toThrow(TypeError);
  });
});

describe('the self-test', () => {
  it('is ok where a blob can be kept, and leaves nothing behind', async () => {
    expect(await selfTest()).toBe('ok');
    expect(await openLibrary().chunks.count()).toBe(0);
  });

  it('tells an insecure origin', async () => {
    vi.stubGlobal('isSecureContext', false);
    expect(await selfTest()).toBe('insecure');
  });

  it('tells a browser without service workers', async () => {
    vi.stubGlobal('navigator', {});
    expect(await selfTest()).toBe('no-worker');
  });

  it('tells a browser that keeps no blobs', async () => {
    vi.spyOn(openLibrary().chunks, 'bulkPut').mockRejectedValue(new DOMException('', 'InvalidStateError'));
    expect(await selfTest()).toBe('no-database');
  });

  it('guesses a private window from a quota of the order of one page of memory', async () => {
    vi.stubGlobal('performance', { memory: { jsHeapSizeLimit: 4 * GIGABYTE } });
    tell({ estimate: async () => ({ usage: 0, quota: 3 * GIGABYTE }) });
    expect(await selfTest()).toBe('private');
    tell({ estimate: async () => ({ usage: 0, quota: 60 * GIGABYTE }) });
    expect(await selfTest()).toBe('ok');
  });
});
