import type { ListedDevice } from '../store/device-list.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A token that was not used for so long is not taken any more [TOK4]. */
const EXPIRES_AFTER_MS = 400 * DAY_MS;

/** `nowMs`: milliseconds since 1970. */
export const isExpired = (device: Pick<ListedDevice, 'lastSeenAtMs' | 'createdAtMs'>, nowMs: number): boolean =>
  nowMs - (device.lastSeenAtMs ?? device.createdAtMs) > EXPIRES_AFTER_MS;

/** When a device that speaks now was last seen: once a day is exact enough for a token's expiry. */
export const seenAtMs = ({ lastSeenAtMs }: Pick<ListedDevice, 'lastSeenAtMs'>, nowMs: number): number =>
  lastSeenAtMs !== null && nowMs - lastSeenAtMs < DAY_MS ? lastSeenAtMs : nowMs;
