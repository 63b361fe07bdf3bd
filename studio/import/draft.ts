import type { PACKAGE_FORMATS } from '../../src/protocol/pack/module-manifest.ts';
import type { Words } from '../../src/protocol/pack/words.ts';
import type { Report } from '../report/finding.ts';
import type { QuestionYaml } from '../source/quiz-schema.ts';
import type { PackageFiles } from '../unpack/package-files.ts';
import type { QuizLimits } from './quiz-limits.ts';

/**
 * A course as every importer hands it over: what a source course holds (docs/authoring.md), before any file is
 * written. Keys are as the importer likes them; the writer makes them fit for folders, and different.
 */
export interface CourseDraft {
  /** Names the course for people who see only its folder, and its number where none is asked for. */
  name: string;
  /** The language of the source, a BCP 47 tag. */
  source: string;
  /** The other languages, and which of them a machine wrote. */
  languages: readonly string[];
  machine: readonly string[];
  title: Words;
  summary?: Words;
  outcomes?: Record<string, string[]>;
  /** As the package tells it: an SPDX or Creative Commons id, else what it says itself; undefined where it is silent. */
  licence?: string;
  /** Lines that the licence asks every copy to carry. */
  attribution: readonly string[];
  /** Who holds the rights, or gave the course away. */
  publisher?: string;
  modules: readonly ModuleDraft[];
}

export interface ModuleDraft {
  key: string;
  title: Words;
  lessons: readonly LessonDraft[];
}

export interface LessonDraft {
  key: string;
  title: Words;
  /** Reckoned from the words and questions where the source does not tell. */
  minutes?: number;
  items: readonly ItemDraft[];
}

/** A file of the package, by its path there. */
export type PackagePath = string;

interface Entries {
  key: string;
  /** The lesson's title where it is left out. */
  title?: Words;
  /** The thing of the package that it comes from: what links there lead to, and reports name. */
  from?: string;
}

export type ItemDraft =
  | (Entries & {
      kind: 'text';
      role?: 'assignment' | 'discussion';
      /** Markdown by language. Pictures are `![alt](package:PATH)`, links in the course `[words](from:FROM)`. */
      text: Words;
    })
  | (Entries &
      QuizLimits & {
        kind: 'quiz';
        pass: number;
        /** The picture of a hotspot is `package:PATH`. */
        questions: readonly QuestionYaml[];
      })
  | (Entries & {
      kind: 'video';
      sound: string;
      /** The file, where the package holds it; else the address it is held at. */
      media?: PackagePath;
      elsewhere?: string;
      /** Captions by language: .srt, .vtt or .sbv. */
      captions: Record<string, PackagePath>;
    })
  | (Entries & { kind: 'file'; file: PackagePath })
  | (Entries & {
      kind: 'package';
      format: (typeof PACKAGE_FORMATS)[number];
      /** The archive itself, or undefined where the package that is imported is the item. */
      file?: PackagePath;
      units: number;
      unpackedBytes: number;
    })
  | (Entries & { kind: 'link'; url: string });

/** What an importer makes, and how much of what its format defines came in. */
export interface Imported {
  draft: CourseDraft;
  /**
   * Things of the source by kind ("page", "quiz question", "video"): how many there are, and how many came in. What did not is a
   * finding `left-out` that names it; media whose bytes the package lacks are findings `media-missing`, and count as come in.
   */
  counts: Record<string, { found: number; imported: number }>;
  /** The files as the draft names them, where a package keeps them by other names; else those that were imported. */
  files?: PackageFiles;
}

/** An importer: recognises a package, and makes a draft of it. */
export interface Importer {
  /** As reports call it: "Common Cartridge 1.1". */
  name: string;
  /** Reads no more than it must to tell. */
  recognises: (files: PackageFiles) => Promise<boolean>;
  import: (files: PackageFiles, context: ImportContext) => Promise<Imported | undefined>;
}

export interface ImportContext {
  /** What the package is called: its file or folder name without an ending. */
  name: string;
  report: Report;
  signal?: AbortSignal;
}
