import type { OpenCourse } from '../../data/library/course.ts';
import { costOf, type Download } from '../../data/library/download.ts';
import type { LibraryDb } from '../../data/library/library-db.ts';
import { withCoding } from '../../data/phone/with-coding.ts';
import type { Wanted } from '../../protocol/pack/selection.ts';
import type { Phone } from '../use-phone.ts';

/** A wish in the coding that suits this phone, and what it costs. */
export interface PricedWish {
  readonly wanted: Wanted;
  /** Bytes that it would move, beyond those of a download that is on its way already. */
  readonly costBytes: number;
  /** Of what is here already: nobody chooses a course by it. */
  readonly isUpdate?: true;
}

interface Given {
  /** As a download would bring it now. */
  readonly course: OpenCourse;
  readonly download: Download | undefined;
  readonly phone: Phone;
}

/** What a wish costs now, over what the phone has and has asked for. A plain read: it can stand inside a live query. */
export async function priceWish(db: LibraryDb, wish: Wanted, { course, download, phone }: Given): Promise<PricedWish> {
  const wanted = withCoding(wish, course, phone, download?.kept ?? download);
  const whole = await costOf(db, course, wanted);
  const isAsked = download !== undefined && download.state !== 'here';
  const asked = isAsked ? await costOf(db, course, download) : 0;
  return { wanted, costBytes: Math.max(0, whole - asked) };
}
