import { keptChunks } from '../../data/library/chunks.ts';
import { isHere } from '../../data/library/plan.ts';
import type { ModuleManifest } from '../../protocol/pack/module-manifest.ts';
import { useLive } from '../../ui/use-live.ts';
import { deps } from '../deps.ts';

/** The languages in which the texts of a module are on this phone; undefined until it was looked. */
export const useLanguagesHere = (module: ModuleManifest): readonly string[] | undefined =>
  useLive(async () => {
    const { library } = deps();
    const kept = await keptChunks(library);
    const looks = Object.entries(module.text).map(async ([lang, ref]) =>
      (await isHere(library, ref, kept)) ? [lang] : [],
    );
    return (await Promise.all(looks)).flat();
  }, [module]);
