/**
 * How the server answers an exchange [MSG5]. All but `ok` leave every fact unsent on the phone. The HTTP status repeats it for
 * the logs of proxies; the phone believes only the number behind magic and nonce.
 */
export const STATUS = {
  ok: 0,
  /** The token names no device: register again, then join by code. */
  unknownToken: 1,
  /** A facilitator has revoked this device. */
  revokedToken: 2,
  unsupportedVersion: 3,
  malformed: 4,
  /** Come back after the time given. */
  busy: 5,
  /** The server cannot keep anything now (full disk); come back after the time given. */
  trouble: 6,
  tooLarge: 7,
  /** What the request cites is not known: say it again with replica and cursor spelled out [RAT2]. */
  sayInFull: 8,
  /** Another device has gone on from where this one stands: take a new replica id [RAT4]. */
  clone: 9,
} as const;
export type StatusName = keyof typeof STATUS;
export type FailureStatus = Exclude<StatusName, 'ok'>;

export const HTTP_STATUS = {
  unknownToken: 401,
  revokedToken: 403,
  unsupportedVersion: 400,
  malformed: 400,
  busy: 429,
  trouble: 503,
  tooLarge: 413,
  sayInFull: 409,
  clone: 409,
} as const satisfies Record<FailureStatus, number>;

export const statusName = (code: number): StatusName | undefined =>
  (Object.keys(STATUS) as StatusName[]).find((name) => STATUS[name] === code);

/** Why a fact was kept aside instead of being joined [PARK1]. */
export const PARK_REASON = { lamportLeap: 1, tooLarge: 2 } as const;
export type ParkReason = keyof typeof PARK_REASON;
