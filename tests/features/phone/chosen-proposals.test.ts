import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../../src/data/library/propose-removal.ts';
import { bytesToFetch, isChosen, proposalKey } from '../../../src/features/phone/chosen-proposals.ts';

const proposal = (kind: Proposal['kind'], fetchBytes = 0): Proposal => ({
  ...{ course: 1, kind, isWatched: true, bytes: 10 },
  parts: [
    { course: 1, item: 3, kind, extent: kind === 'picture' ? 'audio' : 'text', fetchBytes, hashes: [], bytes: 10 },
  ],
});

describe('what she chooses of a proposal', () => {
  it('lets sound go only with its picture', () => {
    const [picture, sound] = [proposal('picture'), proposal('sound')];
    expect(isChosen(sound, new Set())).toBe(true);
    expect(isChosen(sound, new Set([proposalKey(picture)]))).toBe(false);
    expect(isChosen(picture, new Set([proposalKey(sound)]))).toBe(true);
    expect(isChosen({ ...sound, course: 2 }, new Set([proposalKey(picture)]))).toBe(true);
  });

  it('fetches a way to the sound only where the sound stays', () => {
    expect(bytesToFetch([proposal('picture', 30)])).toBe(30);
    expect(bytesToFetch([proposal('picture', 30), proposal('sound')])).toBe(0);
  });
});
