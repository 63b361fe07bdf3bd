import * as v from 'valibot';
import { readEntry, writeEntries } from '../local-entries.ts';
import { KEPT_LINKS_KEY } from '../study/kept-links-entry.ts';

const keptLinkSchema = v.object({
  course: v.number(),
  url: v.pipe(v.string(), v.regex(/^https?:\/\/./)),
  /** What the course calls it. */
  words: v.string(),
});

/** A link out of a course that waits for a network. */
export type KeptLink = v.InferOutput<typeof keptLinkSchema>;

const keptSchema = v.pipe(v.string(), v.parseJson(), v.array(keptLinkSchema));

/** A list that nobody looks through any more. */
const MOST = 100;

/** The links that she keeps for later on this phone, the newest first. */
export function readKeptLinks(): readonly KeptLink[] {
  const kept = v.safeParse(keptSchema, readEntry(KEPT_LINKS_KEY));
  return kept.success ? kept.output : [];
}

/** Keeps one; the oldest goes where there are too many. Tells whether the browser kept it. */
export function keepLink(link: KeptLink): boolean {
  write([link, ...others(link)].slice(0, MOST));
  return readKeptLinks().some((kept) => isSame(kept, link));
}

export const forgetLink = (link: KeptLink): void => write(others(link));

const others = (link: KeptLink): KeptLink[] => readKeptLinks().filter((kept) => !isSame(kept, link));

const isSame = (a: KeptLink, b: KeptLink): boolean => a.course === b.course && a.url === b.url;

const write = (links: readonly KeptLink[]): void =>
  writeEntries({ [KEPT_LINKS_KEY]: links.length === 0 ? undefined : JSON.stringify(links) });
