import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepDownloading } from '../../src/app/keep-downloading.ts';
import type { Download } from '../../src/data/library/download-row.ts';
import { LibraryDb } from '../../src/data/library/library-db.ts';

const wish = (state: Download['state']): Download => ({
  course: 4097,
  version: 3,
  lang: 'en',
  rung: '240',
  state,
  doneBytes: 0,
  totalBytes: 0,
  place: 1,
  updatedAt: 1,
});

let library: LibraryDb;
let page: AbortController;
let line: EventTarget;
beforeEach(() => {
  library = new LibraryDb(`library-${crypto.randomUUID()}`);
  page = new AbortController();
  line = new EventTarget();
  vi.stubGlobal('addEventListener', line.addEventListener.bind(line));
});
afterEach(async () => {
  page.abort();
  vi.unstubAllGlobals();
  await library.delete();
});

function keep(load: () => Promise<{ runDownloads: () => Promise<void> }>): Promise<void> {
  return keepDownloading({ library, fetch, now: Date.now }, { signal: page.signal }, load);
}

describe('the downloader', () => {
  it('is not fetched before something is wished for, and then serves it', async () => {
    const runDownloads = vi.fn(async () => {});
    const load = vi.fn(async () => ({ runDownloads }));
    await library.downloads.put(wish('paused'));
    const looked = vi.spyOn(library.downloads, 'toArray');
    const ended = keep(load);
    await vi.waitFor(() => expect(looked).toHaveBeenCalled());
    expect(load).not.toHaveBeenCalled();
    await library.downloads.put(wish('waiting'));
    await ended;
    expect(runDownloads).toHaveBeenCalledOnce();
  });

  it('is asked for again with the next line where its code cannot be fetched', async () => {
    const runDownloads = vi.fn(async () => {});
    const load = vi.fn(async () => ({ runDownloads }));
    load.mockRejectedValueOnce(new TypeError('no line'));
    await library.downloads.put(wish('waiting'));
    const ended = keep(load);
    await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
    expect(runDownloads).not.toHaveBeenCalled();
    line.dispatchEvent(new Event('online'));
    await ended;
    expect(runDownloads).toHaveBeenCalledOnce();
  });

  it('begins again some time after it broke, and says why it did', async () => {
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const runDownloads = vi.fn(async () => {});
    const lost = new DOMException('connection lost', 'UnknownError');
    runDownloads.mockRejectedValueOnce(lost);
    await library.downloads.put(wish('waiting'));
    const ended = keep(async () => ({ runDownloads }));
    await vi.waitFor(() => expect(report).toHaveBeenCalledWith(lost));
    line.dispatchEvent(new Event('online'));
    await ended;
    expect(runDownloads).toHaveBeenCalledTimes(2);
  });

  it('is never fetched by a page that is left before anything is wished for', async () => {
    const load = vi.fn(async () => ({ runDownloads: async () => {} }));
    const ended = keep(load);
    page.abort();
    await ended;
    expect(load).not.toHaveBeenCalled();
  });
});
