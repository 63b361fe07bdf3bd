/** What a first visit can do without (docs/decisions/what-comes-later.md): of use only once a course is on the phone. */
const LATER = new Set(['later', 'carry', 'glossary', 'join', 'notes', 'plan', 'profiles', 'rescue', 'search']);

/**
 * The file that the words of a feature (a folder of src/features, or `app` for what all share) come in: those of home with what all pages
 * share, those of the facilitator's page, which no teacher needs, those of what comes later, and those of all other pages. Together they weigh a third less than
 * feature by feature, and a request more costs as much as a feature's words.
 */
export type WordFile = 'home' | 'pages' | 'later' | 'centre';

export function wordFile(feature: string): WordFile {
  if (feature === 'app' || feature === 'home') return 'home';
  if (LATER.has(feature)) return 'later';
  return feature === 'centre' ? 'centre' : 'pages';
}

/** The files that must be there for a feature to speak. What comes later shows parts of other pages too. */
export function wordFiles(feature: string): ReadonlySet<WordFile> {
  const own = wordFile(feature);
  return new Set(own === 'later' ? ['home', 'pages', own] : ['home', own]);
}
