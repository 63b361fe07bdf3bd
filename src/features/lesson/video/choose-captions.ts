/** The first of the wanted languages that there are captions in, else any; undefined where there are none. */
export const chooseCaptions = (languages: readonly string[], wanted: readonly string[]): string | undefined =>
  wanted.find((lang) => languages.includes(lang)) ?? languages[0];
