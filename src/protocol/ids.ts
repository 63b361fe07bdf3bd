import * as v from 'valibot';

/** 16 random bytes in hex, made on the phone at first start. */
export const personIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'not a person id'));

/** 8 random bytes in hex: one profile's database on one device [REP1]. */
export const replicaIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, 'not a replica id'));
export const REPLICA_BYTES = 8;

/** 32 random bytes in hex, made on the phone; the server keeps only its SHA-256 [TOK1]. */
export const tokenSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a token'));
