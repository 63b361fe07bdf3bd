import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { command } from '../../../studio/commands/translate.ts';
import { shortHash } from '../../../studio/numbers/numbers.ts';
import { blocksOf } from '../support/studio-folder.ts';
import { translatedCourse } from './support/translated-course.ts';

const [EN, AR] = ['basics/first/text.en.md', 'basics/first/text.ar.md'];

describe('translations of a course that is built', () => {
  test('go stale block by block and word by word, and each is up to date again by itself', async () => {
    const course = translatedCourse();
    await course.build();
    course.edit(EN, 'It comes down', 'It travels down');
    course.edit(EN, 'Download.', 'Fetch.');
    course.edit('course.yaml', 'en: Small course', 'en: A small course');
    const { findings } = await course.build();
    expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'stale-translation: the source of 1 of its words in ar changed after the translation did, first in its line 4',
      'stale-translation: the source of 2 blocks changed after the translation did, first in its line 3',
    ]);
    expect(course.status().units).toMatchObject({ stale: 3 });
    course.edit(AR, 'نزّل.', 'حمّل.');
    await course.build();
    expect(course.status().units).toMatchObject({ stale: 2 });
  });

  test('[NUM4] keep the numbers of their blocks when the source gets a block of the same kind before them', async () => {
    const course = translatedCourse();
    await course.build();
    course.edit(EN, 'A pack is', 'A new first paragraph.\n\nA pack is');
    await course.build();
    const [en, ar] = [blocksOf(course.out, 'en'), blocksOf(course.out, 'ar')];
    expect(en.map(({ n }) => n)).toEqual([1, 7, 2, 3, 4, 5, 6]);
    expect(ar.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(course.status().units).toMatchObject({ missing: 1, stale: 0 });
  });

  test('are stale still where an older studio knew that of the whole text', async () => {
    const course = translatedCourse();
    await course.build();
    const file = join(course.source, 'numbers.yaml');
    const lock = parse(readFileSync(file, 'utf8'));
    const whole = { text: shortHash(course.read(AR)), source: '0123456789abcdef' };
    writeFileSync(file, stringify({ ...lock, translations: { 'basics/first/text': { ar: whole } } }));
    const stale = [{ code: 'stale-translation', message: expect.stringContaining('5 blocks') }];
    expect((await course.build()).findings).toMatchObject(stale);
    expect((await course.build()).findings).toMatchObject(stale);
    course.edit(AR, 'ما هي الحزمة', 'الحزمة');
    expect((await course.build()).findings).toMatchObject([{ message: expect.stringContaining('4 blocks') }]);
  });

  test('leave the lock as it is when nothing changed', async () => {
    const course = translatedCourse();
    await course.build();
    const lock = course.read('numbers.yaml');
    await course.build();
    course.export();
    course.import();
    expect(course.read('numbers.yaml')).toBe(lock);
  });
});

describe('the command', () => {
  test('tells what is missing, stale and machine-made, in words and per cent', async () => {
    const course = translatedCourse({ machine: true });
    course.remove(AR);
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const { signal } = new AbortController();
    expect(await command.run(['status', course.source, '--json'], { signal })).toBe(0);
    expect(await command.run(['status', course.source], { signal })).toBe(0);
    const [json, ...lines] = log.mock.calls.map(([line]) => String(line));
    log.mockRestore();
    const [en, ar] = JSON.parse(json ?? '').languages;
    expect(en).toMatchObject({ lang: 'en', missing: 0, percent: 100 });
    expect(ar).toMatchObject({
      lang: 'ar',
      words: en.words,
      missing: 28,
      machine: en.words - 28,
      units: { missing: 5 },
    });
    expect(ar.percent).toBe(Math.floor((1000 * (en.words - 28)) / en.words) / 10);
    expect(lines[1]).toBe(
      `ar: ${ar.percent} % of ${en.words} words; missing 28 (5 of ${en.units.all} units), stale 0 (0), machine-made ${ar.machine} (${ar.units.machine})`,
    );
  });
});
