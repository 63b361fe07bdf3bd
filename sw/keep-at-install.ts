import { type KeptSetsDeps, keepSet, setsKept } from './kept-sets.ts';

/** What is kept by need besides the words of a language. */
const STAND_INS: readonly string[] = ['reader', 'signature'];
/** What the sources are written in, and what a phone shows whose languages we do not have. */
const FALLBACK = 'en';

interface InstallDeps extends KeptSetsDeps {
  /** Tag of the language that was chosen; undefined before the first choice. */
  readonly recallLanguage: () => Promise<string | undefined>;
  /** The browser's own, best first. */
  readonly browserTags: readonly string[];
}

/**
 * A build is installed only together with the words of her language: from then on the app opens without a network. What stands in for something
 * that the browser lacks comes along where the build before had it. Rejects where they cannot be kept: the install fails, and is tried again at the next start.
 */
export async function keepAtInstall(deps: InstallDeps): Promise<void> {
  const had = await setsKept(deps.caches);
  const sets = [await languageOf(deps), ...STAND_INS.filter((set) => had.has(set))];
  await Promise.all(sets.map((set) => keepSet(deps, set)));
}

async function languageOf({ listed: { sets }, recallLanguage, browserTags }: InstallDeps): Promise<string> {
  const chosen = await recallLanguage().catch(() => undefined);
  const wanted = [chosen, ...browserTags.flatMap((tag) => [tag, tag.split('-')[0]])];
  return wanted.find((tag) => tag !== undefined && sets.has(tag) && !STAND_INS.includes(tag)) ?? FALLBACK;
}
