/** What a first visit can do without (docs/decisions/what-comes-later.md): of use only once a course is on the phone. */
const LATER = new Set(['later', 'carry', 'glossary', 'hub', 'notes', 'plan', 'search']);

/**
 * The file that the words of a feature (a folder of src/features, or `app` for what all share) come in: those of home with what all pages
 * share, those of the facilitator's page, which no teacher needs, those of what comes later, and those of all other pages. Together they weigh a third less than
 * feature by feature, and a request more costs as much as a feature's words.
 */
export function wordFile(feature: string): 'home' | 'pages' | 'later' | 'centre' {
  if (feature === 'app' || feature === 'home') return 'home';
  if (LATER.has(feature)) return 'later';
  return feature === 'centre' ? 'centre' : 'pages';
}
