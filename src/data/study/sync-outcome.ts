/**
 * How an exchange ended. Whatever it says, nothing is lost: what the server has not acknowledged stays unsent.
 * `captive`: something answered that is not the server. `trouble`: of the server, or of the phone's own database.
 * `trouble` and `busy` ask to come back later; 0 seconds where nobody names a time. `newer-data`: sent, but a newer
 * version of the app has the database. `storage-full`: the phone could not keep the answer.
 */
export type SyncOutcome =
  | { readonly kind: 'done'; readonly sent: number; readonly received: number }
  | { readonly kind: 'busy' | 'trouble'; readonly retryAfterSeconds: number }
  | { readonly kind: 'offline' | 'captive' | 'storage-full' }
  | { readonly kind: 'unknown-token' | 'revoked' | 'unsupported' | 'malformed' | 'too-large' | 'newer-data' }
  | { readonly kind: 'already-running' | 'nothing-to-do' };

export type SyncOutcomeKind = SyncOutcome['kind'];
