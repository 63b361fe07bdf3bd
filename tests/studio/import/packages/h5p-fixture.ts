/** h5p.json of a content. */
export const about = (mainLibrary: string, more: object = {}): string =>
  JSON.stringify({ title: 'A content', language: 'en', mainLibrary, embedTypes: ['div'], license: 'U', ...more });

/** The files of a content. */
export const contentOf = (mainLibrary: string, params: unknown, more: object = {}) => ({
  'h5p.json': about(mainLibrary, more),
  'content/content.json': JSON.stringify(params),
});

/** A content inside another. */
export const sub = (library: string, params: unknown, title = '') => ({
  library: `${library} 1.16`,
  params,
  subContentId: 'x',
  metadata: { title },
});

export const TRUE = { question: '<p>T?</p>', correct: 'true' };
