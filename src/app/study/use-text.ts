import type { ModuleManifest } from '../../protocol/pack/module-manifest.ts';
import type { TextChunk } from '../../protocol/pack/text-chunk.ts';
import { knownText, textOf } from './module-text.ts';
import { useLoaded } from './use-loaded.ts';

/**
 * The texts of a module in a language: at once where they were read before, undefined while they are being read; in the box undefined
 * where they are not to be had now. Read again when `again` changes.
 */
export function useText(
  module: ModuleManifest | undefined,
  lang: string | undefined,
  again: unknown,
): { readonly value: TextChunk | undefined } | undefined {
  const loaded = useLoaded(
    async (signal) => (module && lang !== undefined ? textOf(module, lang, { signal }) : undefined),
    [module, lang, again],
  );
  const known = module && lang !== undefined ? knownText(module, lang) : undefined;
  return known ? { value: known } : loaded;
}
