const MS_A_DAY = 86_400_000;

/** From here on a facilitator may want to call: two weeks, the time that a teacher is expected to study without any network. */
export const SILENT_DAYS = 14;
export const RECENT_DAYS = 7;

/** Whole days since a time that the server told; undefined where it never heard anything. */
export function daysSince(time: string | null, nowMs: number): number | undefined {
  if (time === null) return undefined;
  return Math.max(0, Math.floor((nowMs - Date.parse(time)) / MS_A_DAY));
}

/** Nothing came for more than two weeks, or ever. It does not say that she is not studying. */
export function isSilent(time: string | null, nowMs: number): boolean {
  const days = daysSince(time, nowMs);
  return days === undefined || days > SILENT_DAYS;
}

/** Something came in the last seven days. */
export function isRecent(time: string | null, nowMs: number): boolean {
  const days = daysSince(time, nowMs);
  return days !== undefined && days < RECENT_DAYS;
}
