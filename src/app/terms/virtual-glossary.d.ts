declare module 'virtual:glossary' {
  export const loadGlossary: Readonly<
    Record<string, () => Promise<{ readonly terms: readonly import('./common-terms.ts').CommonTerm[] }>>
  >;
}
