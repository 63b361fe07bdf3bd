import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const packageSchema = v.object({ version: v.string() });

/** The version in package.json. */
export async function readVersion(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8');
  return v.parse(packageSchema, JSON.parse(text)).version;
}
