import { seededRandom } from '../../server/start/random.ts';
import { CHUNK_BYTES } from '../../src/protocol/pack/blob-ref.ts';
import type { Figure } from '../support/figure.ts';
import { CUT_COURSE } from './cuts/course.ts';
import { WAYS, type Way } from './cuts/faults.ts';
import { hastenTimers } from './cuts/hasten.ts';
import { KILLS, type Kill, openChromiumPhone } from './cuts/in-chromium.ts';
import { type NodePhones, openNodePhones } from './cuts/in-node.ts';
import { trustAll } from './cuts/trust-all.ts';
import type { Verdict } from './cuts/verdict.ts';
import { type Stage, setStage } from './stage.ts';

const IN_NODE = 880;
const IN_CHROMIUM = { renderer: 90, browser: 30 };
/** Of those that are to be found bad when nothing is checked. */
const UNCHECKED = 40;
const MOST_CUTS = 3;

/** Downloads that are cut at random bytes, and what is wrong with them in the end; what each cut costs. SEED repeats a run. */
export async function measureCuts(): Promise<Figure[]> {
  const seed = Number(process.env.SEED ?? 1);
  const stage = await setStage([CUT_COURSE]);
  try {
    const inChromium = await killMany(stage, seed);
    hastenTimers();
    const phones = await openNodePhones(stage);
    const inNode = await cutMany(phones, IN_NODE, WAYS, seed);
    const trustNothing = trustAll(stage.packs);
    const unchecked = await cutMany(phones, UNCHECKED, ['flip', 'range'], seed + 1);
    trustNothing();
    if (wrongIn(unchecked) === 0) throw new Error('without any check of a hash this found nothing wrong');
    const pure = inNode.filter(({ way, cuts }) => cuts > 0 && (way === 'line' || way === 'kill'));
    return [
      {
        ...{ name: 'cuts-bad', value: wrongIn(inNode) + wrongIn(inChromium), unit: 'bad chunks and wrong files' },
        beside: [
          `${inNode.length} downloads of ${(phones.wholeBytes / 1e6).toFixed(1)} MB with ${cutsIn(inNode)} cuts in Node, seed ${seed}: ${tally(inNode)}`,
          `${inChromium.length} in Chromium, ${KILLS.map((kill) => `${IN_CHROMIUM[kill]} the ${kill} killed`).join(', ')}`,
          `with every hash check off ${wrongIn(unchecked)} wrong in ${unchecked.length} downloads: this would be noticed`,
        ],
      },
      {
        ...{
          name: 'refetch',
          value: Math.max(mostPerCut(pure), mostPerCut(inChromium)) / CHUNK_BYTES,
          unit: 'chunks per cut, at most',
        },
        beside: [
          `Node, the line cut: ${told(pure.filter(({ way }) => way === 'line'))}`,
          `Node, all that runs killed: ${told(pure.filter(({ way }) => way === 'kill'))}`,
          ...KILLS.map((kill) => `Chromium, ${kill} killed: ${told(inChromium.filter((one) => one.kill === kill))}`),
        ],
      },
    ];
  } finally {
    await stage.dispose();
  }
}

type Cut = Verdict & { way: Way };

async function killMany(stage: Stage, seed: number): Promise<(Verdict & { kill: Kill })[]> {
  const random = seededRandom(seed);
  const phone = await openChromiumPhone(stage);
  const verdicts: (Verdict & { kill: Kill })[] = [];
  try {
    for (const kill of KILLS) {
      for (let n = 0; n < IN_CHROMIUM[kill]; n++) verdicts.push({ kill, ...(await phone.download(kill, random())) });
    }
    return verdicts;
  } finally {
    await phone.close();
  }
}

async function cutMany(phones: NodePhones, count: number, ways: readonly Way[], seed: number): Promise<Cut[]> {
  const random = seededRandom(seed);
  const verdicts: Cut[] = [];
  for (let n = 0; n < count; n++) {
    const way = ways[n % ways.length] ?? 'line';
    const cuts = 1 + Math.floor(random() * MOST_CUTS);
    const cutsAt = Array.from({ length: cuts }, () => 1 + Math.floor((random() * phones.wholeBytes) / cuts));
    verdicts.push({ way, ...(await phones.download(way, cutsAt, random)) });
  }
  return verdicts;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const wrongIn = (all: readonly Verdict[]): number => sum(all.map((one) => one.badChunks + one.wrongFiles));
const cutsIn = (all: readonly Verdict[]): number => sum(all.map(({ cuts }) => cuts));
const mostPerCut = (all: readonly Verdict[]): number => Math.max(...all.map((one) => one.excessBytes / one.cuts));
const meanPerCut = (all: readonly Verdict[]): number => sum(all.map((one) => one.excessBytes)) / cutsIn(all);
const told = (all: readonly Verdict[]): string =>
  `at most ${Math.round(mostPerCut(all))} bytes per cut, ${Math.round(meanPerCut(all))} on average`;
const tally = (all: readonly Cut[]): string =>
  WAYS.map((way) => `${all.filter((one) => one.way === way).length} ${way}`).join(', ');
