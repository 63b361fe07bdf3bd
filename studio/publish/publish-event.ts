/** What a publishing is about, as it goes on. */
export type PublishEvent =
  | { step: 'build' }
  /** Bytes as they travel. */
  | { step: 'upload'; course: number; done: number; total: number }
  | { step: 'check'; course: number; version: number }
  | { step: 'release'; course: number; version: number }
  | { step: 'retry'; reason: string; waitMs: number };
