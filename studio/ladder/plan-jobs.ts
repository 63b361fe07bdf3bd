import type { Analysis } from './analyse.ts';
import { type Encoding, encodeH264, encodeSound } from './encode.ts';
import { encodeAv1 } from './encode-av1.ts';
import { makePoster, posterEnding } from './poster.ts';
import type { MediaFacts } from './probe.ts';
import { planRungs, planSound, type Sound } from './recipe.ts';
import type { MediaTools } from './tools.ts';

/** One file of a ladder that is to be made. */
export interface LadderJob {
  name: string;
  /** All that decides about its bytes, besides the recording and the tools. */
  recipe: unknown;
  /** How much of the work it is. */
  weight: number;
  /** Writes it; `pathOf` gives files that were made before it. */
  make: (encoding: Encoding, file: string, pathOf: (name: string) => string | undefined) => Promise<void>;
}

/** AV1 takes this many times as long as H.264. */
const AV1_WEIGHT = 6;

/** The files that a recording is worth: first those of sound, which the others take their sound from, then the longest work. */
export function planJobs(
  facts: MediaFacts,
  { motion, loudness }: Analysis,
  tools: MediaTools,
  sound: Sound,
): { sounds: LadderJob[]; pictures: LadderJob[] } {
  const recipe = planSound(loudness, sound);
  const hasSound = facts.sound !== undefined;
  const soundOf = (name: 'audio.m4a' | 'audio.opus.m4a', coder: 'aac' | 'opus'): LadderJob => ({
    ...{ name, recipe, weight: 0.1 },
    make: (encoding, file) => encodeSound(encoding, recipe, coder, file),
  });
  const sounds = hasSound
    ? [soundOf('audio.m4a', 'aac'), ...(tools.opus ? [soundOf('audio.opus.m4a', 'opus')] : [])]
    : [];
  if (!facts.picture || !motion) return { sounds, pictures: [] };

  const rungs = planRungs(facts.picture, motion, tools);
  const hasAv1 = tools.av1 !== undefined && (tools.opus || !hasSound);
  const pictures = rungs.toReversed().flatMap((rung): LadderJob[] => {
    const weight = (Number(rung.rung) / 360) ** 1.5;
    const about = { recipe: [rung, hasSound && recipe], weight };
    const plain: LadderJob = {
      ...{ ...about, name: `${rung.rung}.mp4` },
      make: (encoding, file, pathOf) => encodeH264(encoding, rung, pathOf('audio.m4a'), file),
    };
    const av1: LadderJob = {
      ...{ ...about, name: `${rung.rung}.av1.mp4`, weight: weight * AV1_WEIGHT },
      make: (encoding, file, pathOf) => encodeAv1(encoding, rung, { sound: pathOf('audio.opus.m4a'), file }),
    };
    return hasAv1 ? [av1, plain] : [plain];
  });
  const largest = rungs.at(-1);
  const { posterFrame } = motion;
  const poster = largest && {
    ...{ name: `poster.${posterEnding(tools)}`, recipe: [largest, posterFrame], weight: 0.1 },
    make: (encoding: Encoding, file: string) => makePoster(encoding, posterFrame, largest, file),
  };
  return { sounds, pictures: poster ? [...pictures, poster] : pictures };
}
