import { type Coverage, deltaCoverage, type Interval, normalise } from '../../../../protocol/facts/coverage.ts';
import type { Run } from './mp4-index.ts';

/** The seconds that can be played with the bytes that are here: of every track, back to where its decoding has to begin. */
export function secondsHere(tracks: readonly (readonly Run[])[], bytesHere: Coverage): Coverage {
  const [first, ...others] = tracks.map((runs) => secondsOfTrack(runs, bytesHere));
  return others.reduce(intersection, first ?? []);
}

function secondsOfTrack(runs: readonly Run[], here: Coverage): Coverage {
  let canDecode = false;
  const seconds: Interval[] = [];
  for (const { from, to, start, end, isKey } of runs) {
    canDecode = (isKey || canDecode) && here.some((bytes) => bytes[0] <= start && end <= bytes[1]);
    if (canDecode) seconds.push([from, to]);
  }
  return normalise(seconds);
}

const intersection = (a: Coverage, b: Coverage): Coverage => {
  const outside = deltaCoverage(a, b);
  return outside ? (deltaCoverage(a, outside) ?? []) : a;
};
