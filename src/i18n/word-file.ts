/**
 * The file that the words of a feature (a folder of src/features, or `app` for what all share) come in: those of home with what all pages
 * share, those of the facilitator's page, which no teacher needs, and those of all other pages. Together they weigh a third less than
 * feature by feature, and a request more costs as much as a feature's words.
 */
export function wordFile(feature: string): 'home' | 'pages' | 'centre' {
  if (feature === 'app' || feature === 'home') return 'home';
  return feature === 'centre' ? 'centre' : 'pages';
}
