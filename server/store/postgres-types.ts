import { type CustomTypesConfig, types } from 'pg';

const { BYTEA, INT8 } = types.builtins;

/**
 * How the columns of PostgreSQL become values: int8 a number (`pg` would give a text), bytea plain bytes (not a Buffer,
 * whose `slice` is another). Results are always text: `pg` reads binary ones as UTF-8 first, which damages bytes.
 */
export const postgresTypes: CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === INT8) return readInt8;
    return oid === BYTEA ? readBytes : types.getTypeParser(oid, format);
  },
};

function readInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('the database holds a number beyond 2^53');
  return value;
}

/** `\x` and hex digits, as PostgreSQL writes bytes since version 9. */
function readBytes(text: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = Buffer.from(text.slice(2), 'hex');
  return new Uint8Array(buffer, byteOffset, byteLength);
}
