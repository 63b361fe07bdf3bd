import * as v from 'valibot';

/** 16 random bytes in hex, made on the phone at first start. */
export const personIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'not a person id'));

/** 8 random bytes in hex: one profile's database on one device [REP1]. */
export const replicaIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, 'not a replica id'));
export const REPLICA_BYTES = 8;

/** No replica's id: where it does not matter, or is not known yet, who speaks. */
export const NOBODY = '0000000000000000';

/** Of a new token. */
export const TOKEN_BYTES = 16;

/**
 * 16 random bytes in base64url, made on the phone; the server keeps only its SHA-256 [TOK1]. The 32 bytes in hex of
 * the first version are taken for ever.
 */
export const tokenSchema = v.pipe(v.string(), v.regex(/^([\w-]{21}[AQgw]|[0-9a-f]{64})$/, 'not a token'));
