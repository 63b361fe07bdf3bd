/** An entry of a tar archive as its maker tells it, true or not. */
export interface RawTarEntry {
  name: string;
  data?: string | Uint8Array;
  /** `0` a file, `5` a folder, `1` and `2` links, `x` a pax header. */
  type?: string;
  link?: string;
  declaredBytes?: number;
  wrongSum?: boolean;
}

const BLOCK = 512;

/** Writes a tar archive block by block, so that it may lie. */
export function rawTar(entries: readonly RawTarEntry[], { closed = true } = {}): Buffer {
  const blocks = entries.flatMap(({ name, data = '', type = '0', link = '', declaredBytes, wrongSum }) => {
    const bytes = Buffer.from(data);
    const header = Buffer.alloc(BLOCK);
    header.write(name, 0, 100);
    header.write('0000644\0', 100);
    header.write(`${(declaredBytes ?? bytes.length).toString(8).padStart(11, '0')}\0`, 124);
    header.write('        ', 148);
    header.write(type, 156);
    header.write(link, 157, 100);
    header.write('ustar\x0000', 257);
    const sum = header.reduce((total, byte) => total + byte, wrongSum ? 1 : 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(closed ? 2 * BLOCK : 0)]);
}

/** A record of a pax header: its length counts itself. */
export function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  const length = [bytes + 1, bytes + 2, bytes + 3, bytes + 4, bytes + 5].find((sum) => sum === bytes + `${sum}`.length);
  return `${length}${rest}`;
}
