import { plainTextOf } from '../../html/plain-text.ts';
import type { Report } from '../../report/finding.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';
import { readBytes } from '../package-text.ts';

/** An HTML file of a cartridge. */
export interface Page {
  html: string;
  /** From its `title`; '' where it has none. */
  title: string;
  /** Its `meta` by name: Canvas keeps "identifier" and "workflow_state" there. */
  meta: ReadonlyMap<string, string>;
}

/** Reads a page; undefined, and a finding, where it is missing or too large. */
export async function readPage(files: PackageFiles, path: string, report: Report): Promise<Page | undefined> {
  const bytes = await readBytes(files, path, report);
  if (!bytes) return undefined;
  const html = decodeHtml(bytes);
  const [head = ''] = html.split(/<body\b/i, 1);
  const title = /<title[^<>]*>([^<]*)<\/title/i.exec(head)?.[1] ?? '';
  return { html, title: plainTextOf(title), meta: metaOf(head) };
}

/** By its byte order mark, else UTF-8 if it is that, else by what it says of itself, else Windows-1252 (as browsers do). */
function decodeHtml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const declared = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? 'windows-1252';
  return decode(bytes, 'utf-8') ?? decode(bytes, declared) ?? new TextDecoder('windows-1252').decode(bytes);
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function metaOf(head: string): Map<string, string> {
  const meta = new Map<string, string>();
  for (const [tag] of head.matchAll(/<meta\b[^<>]*>/gi)) {
    const [, name] = /\bname\s*=\s*["']([^"']*)["']/i.exec(tag) ?? [];
    const [, content] = /\bcontent\s*=\s*["']([^"']*)["']/i.exec(tag) ?? [];
    if (name !== undefined && content !== undefined) meta.set(name.toLowerCase(), content);
  }
  return meta;
}
