import type { Report } from '../../report/finding.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';
import type { XmlNode } from '../../xml/xml-node.ts';
import type { Tally } from '../tally.ts';
import type { Captions } from './captions.ts';
import type { InlinePictures } from './inline-pictures.ts';
import type { Manifest, Resource } from './manifest.ts';
import type { FindPath } from './package-paths.ts';
import type { ReferenceIndex } from './references.ts';
import type { Rubric } from './rubrics.ts';

/** What the parts of one import share. */
export interface CartridgeContext {
  files: PackageFiles;
  report: Report;
  tally: Tally;
  signal: AbortSignal | undefined;
  lang: string;
  manifest: Manifest;
  find: FindPath;
  references: ReferenceIndex;
  captions: Captions;
  inlinePictures: InlinePictures;
  rubrics: ReadonlyMap<string, Rubric>;
  /** Question banks by identifier. */
  banks: ReadonlyMap<string, XmlNode>;
  /** Nothing of the course is published yet: then "not published" says nothing of a single thing. */
  isDraft: boolean;
  /** The first file of whatever a file belongs to: links lead to that. */
  ownerOf: (path: string) => string;
  /** Files for teachers only. */
  hidden: ReadonlySet<string>;
  /** Identifiers of the resources that the contents list. */
  listed: ReadonlySet<string>;
  /** First files of everything that is shown by itself. */
  placed: ReadonlySet<string>;
  /** Files that a text brought in, or shows as pictures. */
  shown: Set<string>;
  /** Identifiers of rubrics and of questions that came in. */
  used: Set<string>;
}

/** A thing with its resource, at the path that names it. */
export interface FoundThing {
  /** As the contents call it; '' where they do not list it. */
  title: string;
  resource: Resource;
  path: string;
}

/** The path of the first file of a resource that the package has; some quizzes have theirs in a dependency only. */
export function mainPath(
  { hrefs, dependencies }: Resource,
  { find, manifest }: Pick<CartridgeContext, 'find' | 'manifest'>,
): string | undefined {
  const others = hrefs.length > 0 ? [] : dependencies.flatMap((id) => manifest.resources.get(id)?.hrefs ?? []);
  for (const href of [...hrefs, ...others]) {
    const path = find(href);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** Counts a thing that came in. */
export function countIn({ tally }: CartridgeContext, kind: string): void {
  tally.found(kind);
  tally.imported(kind);
}

/** Counts a thing that did not, and says why. */
export function countOut(
  { tally, report }: CartridgeContext,
  kind: string,
  { file, why, line }: { file: string; why: string; line?: number | undefined },
): void {
  tally.found(kind);
  report('left-out', file, line, why);
}

/** What its author hides from learners stays hidden. */
export const leaveUnpublished = (kind: string, title: string, file: string, context: CartridgeContext): void =>
  countOut(context, `not published: ${kind}`, { file, why: `"${title}" is not published there` });
