/**
 * How the words of a unit are written: `words` is plain, `inline` a line of Markdown, `answers` one accepted answer a line,
 * `block` a block of a Markdown text, `footnote` one of its notes.
 */
export type UnitForm = 'words' | 'inline' | 'answers' | 'block' | 'footnote';

/** The smallest piece of a course that is translated, judged and remembered by itself. */
export interface TranslationUnit {
  /** Unique within its place, and the same as long as the thing is the same; an NMTOKEN of XML. */
  id: string;
  form: UnitForm;
  source: string;
  /** What stands in the course in the other languages; undefined or blank: nothing. */
  targets: Readonly<Record<string, string | undefined>>;
  /** The line of the source on which it begins, from 1. */
  line: number;
  /** What Markdown needs to be read as in its text: definitions of links and notes. */
  context: string;
  /** Where its words stand in the YAML file, in a language; undefined for Markdown. */
  at?: (lang: string) => readonly (string | number)[];
}

/** The units of one YAML file or text of the course. */
export interface UnitPlace {
  /** The identity of the thing: "." is the course, else the path of a module, a lesson or an item. */
  path: string;
  /** The file in a language, relative to the course; the same for all languages where it is YAML. */
  fileOf: (lang: string) => string;
  units: readonly TranslationUnit[];
}
