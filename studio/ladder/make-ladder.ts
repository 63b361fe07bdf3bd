import { readFile, stat, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { type Analysis, analyseMedia } from './analyse.ts';
import { cacheKey, hashFile, type MediaCache } from './cache.ts';
import { keepTheSmaller, type LadderFile } from './keep-the-smaller.ts';
import { MOTIONS } from './motion.ts';
import { type LadderJob, planJobs } from './plan-jobs.ts';
import { type MediaFacts, probeMedia } from './probe.ts';
import { createProgress, type OnProgress } from './progress.ts';
import type { Sound } from './recipe.ts';
import type { MediaTools } from './tools.ts';
import { runPool } from './work-pool.ts';

export interface Ladder {
  files: LadderFile[];
  /** Files in AV1 or Opus that gained nothing over their twins, and were left out. */
  dropped: string[];
  facts: MediaFacts;
  analysis: Analysis;
}
export interface LadderOptions {
  tools: MediaTools;
  cache: MediaCache;
  signal: AbortSignal;
  sound: Sound;
  onProgress: OnProgress;
}

/** Raise it when the code changes what a recipe gives. */
const LADDER_VERSION = 1;

/** What looking at the recording takes of the whole time. */
const ANALYSIS_SHARE = 0.05;

const analysisSchema = v.object({
  durationMs: v.number(),
  motion: v.optional(v.object({ motion: v.picklist(MOTIONS), cuts: v.array(v.number()), posterFrame: v.number() })),
  loudness: v.optional(v.number()),
});

/**
 * Makes every rung of a recording that the cache does not have yet, on all cores. Throws a MediaError where the recording is none.
 * What was made stays in the cache when it is stopped: the next call goes on from there.
 */
export async function makeLadder(source: string, options: LadderOptions): Promise<Ladder> {
  const { tools, cache, signal } = options;
  const facts = await probeMedia(source, tools, { signal });
  const hash = await hashFile(source, { signal });
  const analysis = await analyseOnce(hash, facts, options);
  const progress = createProgress((share) => options.onProgress(ANALYSIS_SHARE + (1 - ANALYSIS_SHARE) * share));
  const { sounds, pictures } = planJobs(facts, analysis, tools, options.sound);
  const paths = new Map<string, string>();

  const start = ({ name, recipe, weight, make }: LadderJob): (() => Promise<void>) => {
    const onShare = progress.follow(weight);
    const encoding = { facts, tools, signal, durationMs: analysis.durationMs, onShare };
    const key = cacheKey(LADDER_VERSION, hash, tools.version, name, recipe);
    return async () => {
      const ending = name.slice(name.lastIndexOf('.') + 1);
      paths.set(name, await cache.keep(key, ending, (file) => make(encoding, file, (other) => paths.get(other))));
      onShare(1);
    };
  };
  const [first, then] = [sounds.map(start), pictures.map(start)];
  await runPool(first, tools.cores);
  await runPool(then, tools.cores);
  return { ...keepTheSmaller(await weigh(paths)), facts, analysis };
}

async function analyseOnce(hash: string, facts: MediaFacts, options: LadderOptions): Promise<Analysis> {
  const { tools, cache, signal } = options;
  const { claimedMs = Number.POSITIVE_INFINITY } = facts;
  const onProgress = (doneMs: number): void => options.onProgress(ANALYSIS_SHARE * Math.min(1, doneMs / claimedMs));
  const key = cacheKey(LADDER_VERSION, hash, tools.version, 'analysis');
  const path = await cache.keep(key, 'json', async (file) => {
    await writeFile(file, JSON.stringify(await analyseMedia(facts, tools, { signal, onProgress })));
  });
  options.onProgress(ANALYSIS_SHARE);
  return v.parse(analysisSchema, JSON.parse(await readFile(path, 'utf8')));
}

async function weigh(paths: ReadonlyMap<string, string>): Promise<LadderFile[]> {
  const files = [...paths].map(async ([name, path]) => ({ name, path, bytes: (await stat(path)).size }));
  return (await Promise.all(files)).sort((a, b) => (a.name < b.name ? -1 : 1));
}
