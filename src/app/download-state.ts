import type { Download } from '../data/library/download.ts';
import type { DownloadState } from '../ui/download-state.ts';

/** A download among all of this phone's, as its control shows it. They come one at a time, the oldest wish first. */
export function downloadState(download: Download, all: readonly Download[]): DownloadState {
  const { state, doneBytes, totalBytes, reason = 'trouble' } = download;
  switch (state) {
    case 'here':
      return { kind: 'here', bytes: totalBytes };
    case 'failed':
      return { kind: 'failed', doneBytes, totalBytes, reason };
    case 'waiting':
      if (download.reason === 'offline') return { kind: 'waiting', for: 'network' };
      if (download.reason === 'portal') return { kind: 'waiting', for: 'sign-in' };
      return waiting(download, all);
    case 'coming':
    case 'paused':
      return { kind: state, doneBytes, totalBytes };
  }
}

function waiting(download: Download, all: readonly Download[]): DownloadState {
  const { hold, doneBytes, totalBytes } = download;
  const ahead = all.filter((other) => isBefore(other, download));
  if (hold) return { kind: 'waiting', for: hold, before: ahead.length, leftBytes: totalBytes - doneBytes };
  // What is held up holds nobody up.
  return { kind: 'waiting', for: 'turn', before: ahead.filter((other) => !other.hold && !other.reason).length };
}

const isBefore = (other: Download, download: Download): boolean =>
  other.course !== download.course &&
  !other.isAhead &&
  (other.state === 'coming' || (other.state === 'waiting' && other.place < download.place));
