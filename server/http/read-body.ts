export interface Body {
  /** The whole body, or its first bytes. */
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
}

/** Reads a request's body, and no more of it than the limit allows. */
export async function readBody(request: Request, limitBytes: number): Promise<Body> {
  // A length that was announced is kept: HTTP gives no more. Read in one piece, it costs no stream.
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) <= limitBytes) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return { bytes: bytes.subarray(0, limitBytes), isWhole: bytes.length <= limitBytes };
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    const bytes: Uint8Array = part;
    parts.push(bytes);
    length += bytes.length;
    if (length > limitBytes) return { bytes: Buffer.concat(parts).subarray(0, limitBytes), isWhole: false };
  }
  return { bytes: Buffer.concat(parts), isWhole: true };
}
