import * as v from 'valibot';
import type { BlobRef } from '../../src/protocol/pack/blob-ref.ts';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';
import type { Report } from '../report/finding.ts';
import type { Store } from './store.ts';

/** Reads a JSON file of the store; undefined where there is none, and a finding where it is broken. */
export function readJson<T>(
  store: Store,
  path: string,
  schema: v.GenericSchema<unknown, T>,
  report: Report,
): T | undefined {
  const bytes = store.readFile(path);
  if (!bytes) return undefined;
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), bytes.toString('utf8'));
  if (result.success) return result.output;
  report('bad-store', path, undefined, `this file of the store is broken: ${result.issues[0].message}`);
  return undefined;
}

/** Reads a manifest by its reference; a store that lacks it is broken. */
export function readManifest<T>(
  store: Store,
  { hash }: BlobRef,
  schema: v.GenericSchema<unknown, T>,
  report: Report,
): T | undefined {
  const path = chunkPath(hash);
  if (store.readFile(path)) return readJson(store, path, schema, report);
  report('bad-store', path, undefined, 'this file of the store is missing');
  return undefined;
}
