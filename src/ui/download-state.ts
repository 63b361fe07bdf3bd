/** Why a download stopped. */
export type StopReason = 'offline' | 'full' | 'altered' | 'missing' | 'trouble';

/** Where a course's download is, as a page shows it. All sizes are bytes. */
export type DownloadState =
  | { readonly kind: 'not-here'; readonly costBytes: number }
  | { readonly kind: 'waiting'; readonly for: 'network' }
  | { readonly kind: 'waiting'; readonly for: 'turn'; readonly before: number }
  | { readonly kind: 'coming' | 'paused'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly kind: 'here'; readonly bytes: number }
  | { readonly kind: 'update'; readonly costBytes: number }
  | { readonly kind: 'failed'; readonly doneBytes: number; readonly totalBytes: number; readonly reason: StopReason };

/** Share that is here, 0 to 1. */
export const shareHere = (state: { doneBytes: number; totalBytes: number }): number =>
  state.totalBytes === 0 ? 0 : state.doneBytes / state.totalBytes;
