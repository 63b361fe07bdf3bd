import * as v from 'valibot';

/** An Ed25519 public key: 32 bytes in hex. */
export const publicKeySchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not an Ed25519 public key in hex'));

/** A signed text: the exact payload bytes (UTF-8), and an Ed25519 signature of 64 bytes in hex over them (pack-spec [SIG1]). */
export const signedSchema = v.object({
  payload: v.string(),
  signature: v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/)),
});
export type Signed = v.InferOutput<typeof signedSchema>;
