import { describe, expect, it } from 'vitest';
import {
  dropVersion,
  joinVersions,
  listVersions,
  NO_VERSIONS,
  type Versions,
  writeVersion,
} from '../../src/protocol/facts/versions.ts';

const [PHONE, TABLET] = ['0000000000000001', '0000000000000002'];
const write = (before: Versions, replica: string, lamport: number, text: string): Versions =>
  writeVersion(before, { replica, lamport, value: { type: 'text', text } });
const texts = (versions: Versions) =>
  listVersions(versions).map(({ value }) => (value.type === 'text' ? value.text : value.type));

describe('[VER1] what people edit', () => {
  const draft = write(NO_VERSIONS, PHONE, 1, 'a draft');

  it('shows what was written last, and forgets what that was written over', () => {
    expect(texts(write(draft, PHONE, 2, 'a better draft'))).toEqual(['a better draft']);
  });

  it('has no revision where the other phone had seen what it wrote over', () => {
    const seen = joinVersions(NO_VERSIONS, draft);
    expect(texts(joinVersions(draft, write(seen, TABLET, 2, 'gone over')))).toEqual(['gone over']);
  });

  it('keeps what two phones wrote without knowing of one another, the newer first', () => {
    const here = write(draft, PHONE, 3, 'written here');
    const there = write(draft, TABLET, 2, 'written there');
    expect(texts(joinVersions(here, there))).toEqual(['written here', 'written there']);
    expect(joinVersions(there, here)).toEqual(joinVersions(here, there));
  });

  it('does not lose a revision to whoever goes on writing without having decided', () => {
    const both = joinVersions(write(draft, PHONE, 3, 'here'), write(draft, TABLET, 2, 'there'));
    expect(texts(write(both, PHONE, 4, 'here, and more'))).toEqual(['here, and more', 'there']);
  });

  it('drops a revision for good once somebody decided, also on phones that hear of it late', () => {
    const there = write(draft, TABLET, 2, 'there');
    const both = joinVersions(write(draft, PHONE, 3, 'here'), there);
    const [, revision] = listVersions(both);
    if (!revision) throw new Error('no revision');
    const decided = dropVersion(both, revision);
    expect(texts(decided)).toEqual(['here']);
    expect(texts(joinVersions(there, decided))).toEqual(['here']);
    expect(texts(joinVersions(decided, both))).toEqual(['here']);
  });

  it('brings a revision that one phone dropped back to nobody, but keeps what was written on it meanwhile', () => {
    const there = write(draft, TABLET, 2, 'there');
    const both = joinVersions(write(draft, PHONE, 3, 'here'), there);
    const [, revision] = listVersions(both);
    if (!revision) throw new Error('no revision');
    const wroteOn = write(there, TABLET, 5, 'there, and more');
    expect(texts(joinVersions(dropVersion(both, revision), wroteOn))).toEqual(['there, and more', 'here']);
  });
});
