import * as v from 'valibot';
import type { Teacher } from './teacher.ts';

const countSchema = v.object({ lessons: v.number(), work: v.number(), list: v.number(), app: v.number() });
const usageSchema = v.optional(v.record(v.string(), v.object({ mobile: countSchema, wifi: countSchema })), {});

export type Count = v.InferOutput<typeof countSchema>;

/** What the phone has counted so far, over each line, straight from its disk; the test's days are one. */
export async function keptUsage({ page }: Teacher): Promise<{ mobile: Count; wifi: Count }> {
  const kept: unknown = await page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await settled(indexedDB.open('keyval-store'));
    const usage: unknown = await settled(db.transaction('keyval').objectStore('keyval').get('usage'));
    db.close();
    return usage;
  });
  const days = Object.values(v.parse(usageSchema, kept));
  const sum = (line: 'mobile' | 'wifi', kind: keyof Count) => days.reduce((bytes, day) => bytes + day[line][kind], 0);
  const count = (line: 'mobile' | 'wifi') => ({
    lessons: sum(line, 'lessons'),
    work: sum(line, 'work'),
    list: sum(line, 'list'),
    app: sum(line, 'app'),
  });
  return { mobile: count('mobile'), wifi: count('wifi') };
}
