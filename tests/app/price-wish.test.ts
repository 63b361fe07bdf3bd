import { describe, expect, it } from 'vitest';
import { priceWish } from '../../src/app/downloads/price-wish.ts';
import { costOf, type Download } from '../../src/data/library/download.ts';
import { ANY_PHONE } from '../../src/data/phone/judge-phone.ts';
import { createPackServer } from '../data/library/support/pack-server.ts';
import { newLibrary } from '../data/library/support/phone-library.ts';
import { putSampleCourse } from '../data/library/support/sample-course.ts';

const course = putSampleCourse(createPackServer());
const phone = { ...ANY_PHONE, roomBytes: undefined };
const text = { lang: 'en', rung: 'text' } as const;
const video = { lang: 'en', rung: '240' } as const;
const row = (state: Download['state']): Download => ({
  ...text,
  course: 4097,
  version: 1,
  state,
  doneBytes: 0,
  totalBytes: 0,
  place: 0,
  updatedAt: 0,
});

describe('the price of a wish', () => {
  it('is all that it moves where nothing was asked for', async () => {
    const db = newLibrary();
    const { costBytes } = await priceWish(db, video, { course, download: undefined, phone });
    expect(costBytes).toBe(await costOf(db, course, video));
  });

  it('counts nothing twice that is on its way already', async () => {
    const db = newLibrary();
    const { costBytes } = await priceWish(db, video, { course, download: row('coming'), phone });
    expect(costBytes).toBe((await costOf(db, course, video)) - (await costOf(db, course, text)));
  });

  it('counts what the phone has lost of a course that is here', async () => {
    const db = newLibrary();
    const { costBytes } = await priceWish(db, text, { course, download: row('here'), phone });
    expect(costBytes).toBe(await costOf(db, course, text));
  });
});
