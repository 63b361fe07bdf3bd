import { isQuotaExceeded } from '../study/errors.ts';

/**
 * Why bytes of a pack did not arrive: no answer; a page to sign in at instead of one (a captive portal); no space on the
 * phone; other bytes than their hash says (a proxy); not on the server; or the server or the browser is in trouble.
 */
export type DownloadProblem = 'offline' | 'portal' | 'full' | 'altered' | 'missing' | 'trouble';

/** Thrown where bytes of a pack did not arrive. */
export class PackProblem extends Error {
  readonly kind: DownloadProblem;

  constructor(kind: DownloadProblem, options?: ErrorOptions) {
    super(`pack bytes did not arrive: ${kind}`, options);
    this.name = 'PackProblem';
    this.kind = kind;
  }
}

/** Runs a write; a full disk becomes the problem `full`, whichever way the browser says it. */
export async function storing<T>(write: () => PromiseLike<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isQuotaExceeded(error) ? new PackProblem('full', { cause: error }) : error;
  }
}

/** For a write that may be done without: a full phone is no failure of it. */
export function unlessFull(error: unknown): void {
  if (!(error instanceof PackProblem) || error.kind !== 'full') throw error;
}
