/** The phone has no room left for what was to be kept. Nothing of it was written; a later try may succeed. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}

/** A newer version of the app has been at this database: it is read and sent as it is, but not written. */
export class NewerDataError extends Error {
  override readonly name = 'NewerDataError';
}

const messagesOf = (error: unknown): unknown[] => {
  if (typeof error !== 'object' || error === null) return [];
  const inner = 'inner' in error ? [error.inner] : [];
  return 'failures' in error && Array.isArray(error.failures) ? [...inner, ...error.failures] : inner;
};

/** Whether a full disk is at the bottom of it: browsers report that as the error, or inside an abort at commit. */
export const isQuotaExceeded = (error: unknown): boolean =>
  (error instanceof Error && error.name === 'QuotaExceededError') || messagesOf(error).some(isQuotaExceeded);

const LOST = [
  'AbortError',
  'DatabaseClosedError',
  'InvalidStateError',
  'OpenFailedError',
  'TransactionInactiveError',
  'UnknownError',
];

/** Whether the connection to the database went away under a transaction, as happens to apps in the background. */
export const isConnectionLost = (error: unknown): boolean => error instanceof Error && LOST.includes(error.name);
