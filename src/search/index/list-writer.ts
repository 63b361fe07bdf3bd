/** Writes the lists of a segment, one key's after the other (segment.ts tells their form). */
export interface ListWriter {
  begin(): void;
  /** Texts of a list come in order. `impact` is 1 to 255. */
  push(text: number, impact: number): void;
  end(): void;
  take(): { lists: Uint8Array<ArrayBuffer>; listEnds: Uint32Array<ArrayBuffer> };
}

const FIRST_BYTES = 4096;
/** A varint of 32 bits, and the impact. */
const ENTRY_BYTES = 6;

export function createListWriter(): ListWriter {
  let bytes = new Uint8Array(FIRST_BYTES);
  let [at, last] = [0, 0];
  const ends: number[] = [];
  return {
    begin() {
      last = 0;
    },
    push(text, impact) {
      if (at + ENTRY_BYTES > bytes.length) bytes = grown(bytes);
      let distance = text - last;
      last = text;
      for (; distance > 0x7f; distance >>>= 7) bytes[at++] = (distance & 0x7f) | 0x80;
      bytes[at++] = distance;
      bytes[at++] = impact;
    },
    end() {
      ends.push(at);
    },
    take: () => ({ lists: bytes.slice(0, at), listEnds: Uint32Array.from(ends) }),
  };
}

function grown(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * bytes.length);
  larger.set(bytes);
  return larger;
}
