import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import type { Teacher } from './teacher.ts';
import { open, seen } from './teacher.ts';

export const CHUNKS = /^\/packs\/chunks\//;

/** The address of one chunk. */
export const chunkAddress = (hash: string): string => `/packs/${chunkPath(hash)}`;

export const onlyPath = (path: string): RegExp => new RegExp(`^${path}$`);

/** The part of a course's page that tells how it comes to the phone. */
export const getCard = ({ page }: Teacher) => page.locator('#get');

export const isHere = (teacher: Teacher) => getCard(teacher).getByText(teacher.say('On this phone'), { exact: true });

/** Opens a course's page and asks for it in the form named; of a course that is here already, for more of it. */
export async function askForCourse(teacher: Teacher, course: number, form: RegExp): Promise<void> {
  const { page, say } = teacher;
  await open(teacher, `/course/${course}`);
  const card = getCard(teacher);
  const [radio, more] = [card.getByRole('radio', { name: form }), card.getByText(say('More, or another language'))];
  await seen(card.getByRole('radio').or(more));
  if (await more.isVisible()) await more.click();
  await radio.check();
  await page.getByRole('button', { name: say.pattern('Get: {name}, {weight}') }).click();
}

export const goOn = async ({ page, say }: Teacher): Promise<void> => {
  await page
    .locator('#get')
    .getByRole('button', { name: say('Go on') })
    .click();
};

/** Puts other bytes in a chunk's place, as a dying memory card does. */
export const damageChunk = ({ page }: Teacher, hash: string): Promise<void> =>
  page.evaluate(async (key) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await settled(indexedDB.open('caravan-library'));
    const transaction = db.transaction('chunks', 'readwrite', { durability: 'strict' });
    const chunks = transaction.objectStore('chunks');
    const row: { hash: string; bytes: Blob } = await settled(chunks.get(key));
    chunks.put({ hash: key, bytes: new Blob([new Uint8Array(row.bytes.size)]) });
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    db.close();
  }, hash);
