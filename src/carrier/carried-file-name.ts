/** What a file of carried work is called on a day, as the phone claims it. */
export const carriedFileName = (kind: 'work' | 'receipts', nowMs: number): string =>
  `${new Date(nowMs).toISOString().slice(0, 10)}.caravan-${kind}`;
