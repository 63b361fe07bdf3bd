import { RUNGS } from '../protocol/pack/module-manifest.ts';
import type { Given } from './plan-pack-file.ts';

/** Below this the service worker answers with files; the server has nothing there. */
export const HAND_FOLDER = '/hand/';

const GIVEN = /^([1-9]\d{0,14})\.([a-z0-9]+)$/;

/** The address at which the service worker makes a file of these courses, under this name. */
export function packFileUrl(name: string, given: readonly Given[]): string {
  const query = new URLSearchParams(given.map(({ course, rung }) => ['give', `${course}.${rung}`]));
  return `${HAND_FOLDER}${encodeURIComponent(name)}?${query}`;
}

/** Reads such an address back; undefined where it is none. */
export function parsePackFileUrl({ pathname, searchParams }: URL): { name: string; given: Given[] } | undefined {
  const given = searchParams.getAll('give').map(parseGiven);
  const known = given.filter((one) => one !== undefined);
  if (!pathname.startsWith(HAND_FOLDER) || known.length === 0 || known.length < given.length) return undefined;
  return { name: decodeURIComponent(pathname.slice(HAND_FOLDER.length)), given: known };
}

function parseGiven(text: string): Given | undefined {
  const [, course, name] = GIVEN.exec(text) ?? [];
  const rung = RUNGS.find((one) => one === name);
  return rung && { course: Number(course), rung };
}
