/** Bytes that do not follow the format. The whole message is refused; nothing of it is applied. */
export class MalformedError extends Error {
  override readonly name = 'MalformedError';
}

/**
 * Reads what `ByteWriter` wrote, and never beyond the end. Lengths are checked against the bytes that are really
 * there before anything is allocated, so that no input makes a reader take more than it was given [ENC5].
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new MalformedError('ends too early');
    this.#at += 1;
    return value;
  }

  varint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (!Number.isSafeInteger(value)) throw new MalformedError('number too large');
      if (byte < 0x80) {
        if (byte === 0 && factor > 1) throw new MalformedError('number not in its shortest form');
        return value;
      }
      factor *= 0x80;
    }
  }

  zigzag(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  bytes(length: number): Uint8Array {
    if (length > this.left) throw new MalformedError('ends too early');
    const value = this.#bytes.slice(this.#at, this.#at + length);
    this.#at += length;
    return value;
  }

  /** All that is left, which another reader goes on with. */
  rest(): Uint8Array {
    return this.bytes(this.left);
  }

  block(): Uint8Array {
    return this.bytes(this.varint());
  }

  text(): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.block());
    } catch (cause) {
      throw new MalformedError('not UTF-8', { cause });
    }
  }

  /** A count of things that take at least one byte each. */
  count(): number {
    const value = this.varint();
    if (value > this.left) throw new MalformedError('counts more than it holds');
    return value;
  }

  end(): void {
    if (this.left > 0) throw new MalformedError('goes on after its end');
  }
}
