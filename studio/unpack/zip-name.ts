import type { Entry } from 'yauzl';
import { PackageError } from './package-files.ts';

/** The upper half of code page 437, in which ZIP writes names that carry no flag (APPNOTE, appendix D). */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

const UTF8_FLAG = 0x800;

/**
 * The name of an entry. UTF-8 where the flag says so, and where there is none but the bytes are UTF-8, as some packers
 * write it; else code page 437. A name that breaks the promise of its flag is a PackageError `unsafe-name`.
 */
export function readZipName({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fileNameRaw);
  } catch {
    const name = [...fileNameRaw]
      .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : (CP437[byte - 0x80] ?? '')))
      .join('');
    if ((generalPurposeBitFlag & UTF8_FLAG) === 0) return name;
    throw new PackageError('unsafe-name', 'the name is said to be UTF-8 and is not', name.slice(0, 120));
  }
}
