/** The bytes from `start` to `end`, both included. `isOpen`: the client named no end and takes what it is given. */
export interface ByteRange {
  start: number;
  end: number;
  isOpen: boolean;
}

const RANGE = /^bytes=(\d*)-(\d*)$/i;

/**
 * Reads a Range header against a representation of `size` bytes (RFC 9110, 14.1.2). Undefined where the header is to be
 * ignored: absent, of another unit, malformed, or of several ranges, which no media element asks for.
 */
export function parseRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | undefined {
  const match = RANGE.exec(header?.trim() ?? '');
  if (!match) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '') return last === '' ? undefined : suffixRange(Number(last), size);
  if (last !== '' && Number(last) < Number(first)) return undefined;
  if (Number(first) >= size) return 'unsatisfiable';
  return { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1), isOpen: last === '' };
}

const suffixRange = (length: number, size: number): ByteRange | 'unsatisfiable' =>
  length === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - length), end: size - 1, isOpen: false };
