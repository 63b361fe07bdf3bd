import { describe, expect, it } from 'vitest';
import { extentOfPart, isAnyWanted, withPart, withWhole } from '../../../src/data/library/change-parts.ts';
import type { FileItem, VideoItem } from '../../../src/protocol/pack/module-manifest.ts';
import type { Extent } from '../../../src/protocol/pack/selection.ts';
import { isNothing } from '../../../src/protocol/pack/selection.ts';
import { lessonOf, moduleOf } from '../../support/empty-course.ts';

const video = (number: number): VideoItem => ({
  kind: 'video',
  number,
  title: {},
  seconds: 10,
  revision: 1,
  sound: 'en',
  synthetic: true,
  captions: {},
  renditions: {},
});
const file = (number: number): FileItem => ({
  kind: 'file',
  number,
  title: {},
  file: { hash: 'a'.repeat(64), bytes: 1, ending: 'pdf' },
  name: 'a.pdf',
});
/** Module 1: lesson 2 with video 3 and file 4, lesson 5 with video 6. Module 7: lesson 8 with videos 9 and 10. */
const TREE = {
  modules: [
    moduleOf(1, lessonOf(2, video(3), file(4)), lessonOf(5, video(6))),
    moduleOf(7, lessonOf(8, video(9), video(10))),
  ],
};
const wish = (rung: Extent, parts: Record<number, Extent> = {}) => ({ rung, parts });

describe('a part of a course that is wished for by itself', () => {
  it('is all that is wanted where nothing was', () => {
    expect(withPart(wish('none'), TREE, 5, 'audio')).toEqual(wish('none', { 5: 'audio' }));
  });

  it('leaves no word that says what stands around it already', () => {
    expect(withPart(wish('audio', { 3: '240' }), TREE, 3, 'audio')).toEqual(wish('audio'));
    expect(withPart(wish('text', { 1: '240', 3: '144' }), TREE, 3, '240')).toEqual(wish('text', { 1: '240' }));
  });

  it('brings at least as much of all within it, and takes nothing away there', () => {
    const raised = withPart(wish('text', { 3: '360', 6: 'audio' }), TREE, 1, '240');
    expect(raised).toEqual(wish('text', { 1: '240', 3: '360' }));
  });

  it('takes along all within it when it is lowered', () => {
    expect(withPart(wish('240', { 3: '360', 6: '144' }), TREE, 1, 'audio')).toEqual(wish('240', { 1: 'audio' }));
  });

  it('can be let go of where the rest of the course stays', () => {
    const rest = withPart(wish('240', { 9: '360' }), TREE, 7, 'none');
    expect(rest).toEqual(wish('240', { 7: 'none' }));
    expect([9, 10, 3].map((number) => extentOfPart(rest, TREE, number))).toEqual(['none', 'none', '240']);
  });

  it('leaves the parts beside it alone', () => {
    const before = wish('none', { 5: 'audio', 8: '240' });
    expect(withPart(before, TREE, 3, 'text').parts).toEqual({ 3: 'text', 5: 'audio', 8: '240' });
  });

  it('keeps a number that this version of the course does not know', () => {
    expect(withPart(wish('none', { 99: '240' }), TREE, 5, 'text').parts).toEqual({ 5: 'text', 99: '240' });
  });
});

describe('how much of a part is wanted', () => {
  it('is what all its videos come with, however each was wished for', () => {
    expect(extentOfPart(wish('none', { 6: 'audio' }), TREE, 5)).toBe('audio');
    expect(extentOfPart(wish('text', { 9: '360', 10: '144' }), TREE, 7)).toBe('144');
    expect(extentOfPart(wish('none', { 9: '360' }), TREE, 7)).toBe('none');
  });

  it('is something where one thing within it is wanted, be it a file', () => {
    expect(isAnyWanted(wish('none', { 9: '360' }), TREE, 7)).toBe(true);
    expect(isAnyWanted(wish('none', { 4: 'text' }), TREE, 1)).toBe(true);
    expect(isAnyWanted(wish('none', { 9: '360' }), TREE, 1)).toBe(false);
  });
});

describe('a file', () => {
  it('is held by a word of its own, whatever stands around it [ITEM1]', () => {
    expect(extentOfPart(wish('360'), TREE, 4)).toBe('none');
    expect(withPart(wish('text'), TREE, 4, 'text')).toEqual(wish('text', { 4: 'text' }));
  });

  it('stays when the lesson around it is raised or lowered, and goes with it', () => {
    const held = wish('text', { 2: '240', 4: 'text' });
    expect(withPart(held, TREE, 2, '360').parts).toEqual({ 2: '360', 4: 'text' });
    expect(withPart(held, TREE, 2, 'text').parts).toEqual({ 4: 'text' });
    expect(withPart(held, TREE, 2, 'none').parts).toEqual({ 2: 'none' });
  });

  it('can be let go of alone', () => {
    expect(withPart(wish('text', { 4: 'text' }), TREE, 4, 'none')).toEqual(wish('text'));
  });
});

describe('the whole of a course', () => {
  it('is raised with what was lowered in it, and keeps what is beyond it, and its files', () => {
    const before = wish('144', { 1: '360', 2: 'audio', 4: 'text', 7: 'none' });
    expect(withWhole(before, TREE, '240')).toEqual(wish('240', { 1: '360', 2: '240', 4: 'text' }));
  });
});

describe('a wish for nothing', () => {
  it('names neither a rung nor a part', () => {
    expect(isNothing(wish('none', { 3: 'none' }))).toBe(true);
    expect(isNothing(wish('none', { 3: 'text' }))).toBe(false);
    expect(isNothing(wish('text', { 3: 'none' }))).toBe(false);
  });
});
