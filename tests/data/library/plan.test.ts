import { describe, expect, it } from 'vitest';
import { putVerified } from '../../../src/data/library/chunks.ts';
import { costOf, type Download, planDownload } from '../../../src/data/library/download.ts';
import { neededChunks } from '../../../src/data/library/needed-chunks.ts';
import { wireBytes } from '../../../src/protocol/pack/blob-ref.ts';
import type { VideoItem } from '../../../src/protocol/pack/module-manifest.ts';
import { renditionAt, textLanguage } from '../../../src/protocol/pack/plan-download.ts';
import { createPackServer } from './support/pack-server.ts';
import { newLibrary } from './support/phone-library.ts';
import { putSampleCourse } from './support/sample-course.ts';

const course = putSampleCourse(createPackServer());
const [module] = course.modules;
const video = module?.lessons[0]?.items[1];
const hashesOf = (refs: readonly { hash: string }[]) => refs.map(({ hash }) => hash);

describe('the plan of a download', () => {
  it('holds the words and pictures of one language, and the media of one rung [CAT3]', () => {
    if (video?.kind !== 'video') throw new Error('the second item is the video');
    const plan = hashesOf(planDownload(course, { rung: '144', lang: 'fr' }));
    expect(plan).toEqual(
      hashesOf(
        [module?.text.fr, video.captions.fr, course.shared, video.poster, video.renditions['144']?.parts[0]].flatMap(
          (ref) => ref ?? [],
        ),
      ),
    );
    expect(planDownload(course, { rung: 'text', lang: 'fr' })).toHaveLength(4);
  });

  it('[DL18] holds the words of further languages too, where they are wished for, and nothing else of them', () => {
    if (video?.kind !== 'video') throw new Error('the second item is the video');
    const alone = hashesOf(planDownload(course, { rung: '144', lang: 'fr' }));
    const both = hashesOf(planDownload(course, { rung: '144', lang: 'fr', also: ['en', 'zh'] }));
    expect(both.filter((hash) => !alone.includes(hash))).toEqual([module?.text.en?.hash]);
    expect(alone.every((hash) => both.includes(hash))).toBe(true);
  });

  it('[DL18] is another one with further languages, also where it was worked out before', async () => {
    const db = newLibrary();
    await db.courses.put({
      course: 4097,
      version: 1,
      rootHash: course.rootRef.hash,
      root: course.root,
      modules: course.modules,
    });
    const row: Download = {
      ...{ course: 4097, version: 1, lang: 'fr', rung: 'text', state: 'here' },
      ...{ doneBytes: 0, totalBytes: 0, place: 0, updatedAt: 0 },
    };
    const alone = (await neededChunks(db, row)) ?? [];
    const both = (await neededChunks(db, { ...row, also: ['en'] })) ?? [];
    expect(both.filter((hash) => !alone.includes(hash))).toEqual([module?.text.en?.hash]);
  });

  it('takes the next lower rung where a video does not have the wanted one', () => {
    const rendition = (rung: 'audio' | '144') => ({ parts: [{ hash: rung, bytes: 1 }], ending: 'mp4' }) as const;
    const item = { renditions: { audio: rendition('audio'), '144': rendition('144') } } as unknown as VideoItem;
    expect(renditionAt(item, '360')?.parts[0]?.hash).toBe('144');
    expect(renditionAt(item, 'audio')?.parts[0]?.hash).toBe('audio');
    expect(renditionAt(item, 'text')).toBeUndefined();
  });

  it('holds the sound that rungs have in common once: raising a rung costs its picture [BLOB3]', () => {
    if (!module || video?.kind !== 'video') throw new Error('the second item is the video');
    const part = (hash: string) => ({ hash, bytes: 1 });
    const joined = (name: string) => ({
      ending: 'mp4' as const,
      parts: [part(`index ${name}`), part('sound'), part(name)],
    });
    const item = { ...video, renditions: { '144': joined('144'), '240': joined('240') } };
    const lessons = module.lessons.map((lesson) => ({ ...lesson, items: [item] }));
    const raised = { ...course, modules: [{ ...module, lessons }] };
    const before = new Set(hashesOf(planDownload(raised, { rung: '144', lang: 'en' })));
    const added = hashesOf(planDownload(raised, { rung: '240', lang: 'en' })).filter((hash) => !before.has(hash));
    expect(added).toEqual(['index 240', '240']);
  });

  it('falls back to the source language where a module was not translated', () => {
    if (!module) throw new Error('a sample course has a module');
    expect(textLanguage(module, 'zh', 'fr')).toBe('fr');
    expect(textLanguage(module, 'zh', 'ar')).toBe('en');
    expect(hashesOf(planDownload(course, { rung: 'text', lang: 'zh' }))).toContain(module.text.en?.hash);
  });

  it('names a blob that is used twice once', () => {
    const twice = { ...course, modules: [...course.modules, ...course.modules] };
    expect(planDownload(twice, { rung: '240', lang: 'en' })).toEqual(planDownload(course, { rung: '240', lang: 'en' }));
  });
});

describe('the cost of a download', () => {
  it('counts what is still missing, chunk lists included, text as it moves', async () => {
    const db = newLibrary();
    const plan = planDownload(course, { rung: '240', lang: 'en' });
    const whole = plan.reduce((sum, ref) => sum + wireBytes(ref), 0);
    expect(await costOf(db, course, { rung: '240', lang: 'en' })).toBe(whole);
    await putVerified(db, [{ hash: course.shared.hash, bytes: new Blob() }]);
    expect(await costOf(db, course, { rung: '240', lang: 'en' })).toBe(whole - course.shared.bytes);
    await db.lists.put({ hash: course.video.hash, chunks: ['a', 'b', 'c'] });
    expect(await costOf(db, course, { rung: '240', lang: 'en' })).toBe(whole - course.shared.bytes - (1 + 67 * 3));
  });

  it('of packed text is what the transport moves', async () => {
    if (!module?.text.en) throw new Error('the module has a text');
    const packed = { ...module, text: { en: { ...module.text.en, wire: 10 } } };
    const plain = await costOf(newLibrary(), course, { rung: 'text', lang: 'en' });
    const cost = await costOf(newLibrary(), { ...course, modules: [packed] }, { rung: 'text', lang: 'en' });
    expect(plain - cost).toBe(module.text.en.bytes - 10);
  });
});
