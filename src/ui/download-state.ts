/** Why a download stopped. */
export type StopReason = 'offline' | 'portal' | 'full' | 'altered' | 'missing' | 'trouble';

/** What a download waits for by the rules that she gave for her data. */
export type HoldReason = 'wifi' | 'limit' | 'bundle' | 'hours' | 'size' | 'line';

/** Where a course's download is, as a page shows it. All sizes are bytes. */
export type DownloadState =
  | { readonly kind: 'not-here'; readonly costBytes: number }
  | { readonly kind: 'waiting'; readonly for: 'network' }
  | { readonly kind: 'waiting'; readonly for: 'sign-in' }
  | { readonly kind: 'waiting'; readonly for: 'turn'; readonly before: number }
  | { readonly kind: 'waiting'; readonly for: HoldReason; readonly before: number; readonly leftBytes: number }
  | { readonly kind: 'coming' | 'paused'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly kind: 'here'; readonly bytes: number }
  | { readonly kind: 'update'; readonly costBytes: number }
  | { readonly kind: 'failed'; readonly doneBytes: number; readonly totalBytes: number; readonly reason: StopReason };

/** Share that is here, 0 to 1. */
export const shareHere = (state: { doneBytes: number; totalBytes: number }): number =>
  state.totalBytes === 0 ? 0 : state.doneBytes / state.totalBytes;
