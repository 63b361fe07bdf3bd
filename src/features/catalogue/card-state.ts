import type { Download } from '../../data/library/download.ts';
import type { CatalogueCourse } from '../../protocol/pack/catalogue.ts';
import type { DownloadState } from '../../ui/download-state.ts';

/** How a course of the catalogue stands on this phone. */
export function cardState(entry: CatalogueCourse, download: Download | undefined): DownloadState {
  if (!download) return { kind: 'not-here', costBytes: entry.bytes.text };
  const { state, doneBytes, totalBytes, reason = 'trouble' } = download;
  switch (state) {
    case 'here':
      return { kind: 'here', bytes: totalBytes };
    case 'waiting':
      return { kind: 'waiting', before: 0 };
    case 'failed':
      return { kind: 'failed', doneBytes, totalBytes, reason };
    case 'coming':
    case 'paused':
      return { kind: state, doneBytes, totalBytes };
  }
}
