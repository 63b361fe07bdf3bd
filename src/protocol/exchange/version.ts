/**
 * The version of the exchange messages that this code writes. Every version that was ever shipped stays accepted.
 * 1: coverage, flag, attempt, register, counter; delta, ack, cursor, nonce.
 * 2: the ratchet of nonces and the short form, compact shapes, posts and versions, sums, the clock's offset.
 */
export const PROTOCOL_VERSION = 2;
export type ProtocolVersion = 1 | 2;

/** The first two bytes of every message, "CV": no captive portal's page begins with them [MSG1]. */
export const MAGIC = [0x43, 0x56] as const;

export const NONCE_BYTES = 4;
export const EPOCH_BYTES = 4;

/** Content type of both messages. */
export const EXCHANGE_CONTENT_TYPE = 'application/vnd.caravan.exchange';

/** The largest request that a server takes; a phone with more to say says it in several [MSG7]. */
export const MAX_REQUEST_BYTES = 262_144;
/** And the most courses that one may speak of. */
export const MAX_REQUEST_COURSES = 1_000;

/** How far a Lamport number may be ahead of all that the server knows of the person [LAM3]. */
export const MAX_LAMPORT_LEAP = 2 ** 20;
