import { storageReport } from '../data/library/storage.ts';
import { ANY_PHONE, type PhoneAbility } from '../data/phone/judge-phone.ts';
import { readPhone } from '../data/phone/read-phone.ts';
import { roomBytes } from '../data/phone/room.ts';
import { useLoaded } from './study/use-loaded.ts';

/** What this phone can do, and has room for. */
export interface Phone extends PhoneAbility {
  /** Bytes for downloads; undefined where the browser does not tell. */
  readonly roomBytes: number | undefined;
}

/** What this phone can do with a course; undefined for the moment that it takes to know. */
export const usePhone = (): Phone | undefined => useLoaded(() => readWhole(), [])?.value;

/** A phone that cannot keep what was measured, or refuses to be asked, is any phone. */
export async function readWhole(): Promise<Phone> {
  const [ability, room] = await Promise.all([
    readPhone(Date.now).catch(() => ANY_PHONE),
    storageReport().then(roomBytes, () => undefined),
  ]);
  return { ...ability, roomBytes: room };
}
