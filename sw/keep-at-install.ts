import { type KeptSetsDeps, keepSets, setsKept } from './kept-sets.ts';

/** What is kept by need besides the words of a language. */
const BY_NEED: readonly string[] = ['reader', 'signature', 'later'];
/** What the sources are written in, and what a phone shows whose languages we do not have. */
const FALLBACK = 'en';

interface InstallDeps extends KeptSetsDeps {
  /** Tag of the language that was chosen; undefined before the first choice. */
  readonly recallLanguage: () => Promise<string | undefined>;
  /** The browser's own, best first. */
  readonly browserTags: readonly string[];
}

/**
 * A build is installed only together with the words of her language: from then on the app opens without a network. What is kept by need
 * comes along where the build before had it. Rejects where they cannot be kept: the install fails, and is tried again at the next start.
 */
export async function keepAtInstall(deps: InstallDeps): Promise<void> {
  const had = await setsKept(deps.caches);
  const sets = [await languageOf(deps), ...BY_NEED.filter((set) => had.has(set))];
  await keepSets(deps, sets);
}

async function languageOf({ listed: { sets }, recallLanguage, browserTags }: InstallDeps): Promise<string> {
  const chosen = await recallLanguage().catch(() => undefined);
  const wanted = [chosen, ...browserTags.flatMap((tag) => [tag, tag.split('-')[0]])];
  return wanted.find((tag) => tag !== undefined && sets.has(tag) && !BY_NEED.includes(tag)) ?? FALLBACK;
}
