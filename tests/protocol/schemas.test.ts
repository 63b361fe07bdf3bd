import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeSchema, isSchema } from '../support/describe-schema.ts';
import { sha256OfText } from '../support/sha256-of-text.ts';

const PROTOCOL = join(import.meta.dirname, '../../src/protocol');

/**
 * What every schema of the wire looks like, hashed, by module. When one changes on purpose: phones and servers of every version that was
 * shipped still meet, so a field may be added where it may be absent; anything else is a new address or a new version. Then
 * write the new hash here, and what changed into docs/sync-spec.md or docs/pack-spec.md.
 */
const HASHES: Record<string, string> = {
  'carrier/api.ts': '9af2fa30fa65ea20',
  'hub/hub-api.ts': '915a8e8619af580f',
  'ids.ts': 'c7f7b6ca3218bd05',
  'pack/blob-ref.ts': '9019fe19bc256c8a',
  'pack/card.ts': 'e12dd5823c36797e',
  'pack/catalogue.ts': '1095a2e9101fe6d8',
  'pack/course-root.ts': 'f24558e18c2cc01c',
  'pack/exam-key.ts': 'ef452d3138532ee0',
  'pack/hotspot.ts': 'a7c655defbbdb7ca',
  'pack/keyring.ts': '2781b105c5faa2bd',
  'pack/module-manifest.ts': '8d7763a9b9b98516',
  'pack/publishing.ts': '58c3e5e1cbaed29d',
  'pack/release.ts': '51783b4bf6f36872',
  'pack/root-list.ts': '3d64d8b79e15596e',
  'pack/sealed-question.ts': '7f82172a0d08819f',
  'pack/signed.ts': '62ee0a0d968763a7',
  'pack/term.ts': '9d612a459f5e46dc',
  'pack/text-chunk.ts': '99a193c8345eb535',
  'pack/words.ts': 'a0367bf125f70612',
  'people/api.ts': '107bc474a90e1bcc',
  'people/centre.ts': '1ffa8b1007af055d',
  'people/codes.ts': 'c48f7959c651b8b6',
  'people/marks.ts': 'bfa223a9c9cb8d1c',
  'people/problem.ts': 'ef88fdfdabd5c0f3',
  'people/rescue-api.ts': 'e3d3fa348cfbc0be',
};

const modules = globSync('**/*.ts', { cwd: PROTOCOL })
  .filter((file) => !file.endsWith('.d.ts'))
  .sort();

async function hashOf(file: string): Promise<string | undefined> {
  const exports: Record<string, unknown> = await import(join(PROTOCOL, file));
  const schemas = Object.entries(exports).filter(([, value]) => isSchema(value));
  if (schemas.length === 0) return undefined;
  return sha256OfText(JSON.stringify(schemas.map(([name, schema]) => [name, describeSchema(schema)]))).slice(0, 16);
}

describe('the schemas of the wire', () => {
  it('[MSG9] are those that were shipped', async () => {
    const found: Record<string, string> = {};
    for (const file of modules) {
      const hash = await hashOf(file);
      if (hash !== undefined) found[file] = hash;
    }
    expect(found).toEqual(HASHES);
  });
});
