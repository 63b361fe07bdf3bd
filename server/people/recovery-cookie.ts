import { getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { tokenSchema } from '../../src/protocol/ids.ts';
import { API } from '../../src/protocol/people/api.ts';
import { cookieKeySchema } from '../../src/protocol/people/rescue-api.ts';
import type { AppContext } from '../http/app-env.ts';
import { recoveryOf } from '../store/recovery-token.ts';
import { hashOf } from '../store/secrets.ts';

const NAME = 'caravan-recovery-';
/** As long as browsers keep any cookie. */
const MAX_AGE_SECONDS = 400 * 24 * 60 * 60;
/** Hex digits of the token's hash in the cookie's name. */
const HASH_DIGITS = 8;
/** Far more than a phone has people and was cleared. */
const MAX_COOKIES = 20;

/**
 * Leaves the recovery token of a profile's device with the browser [REC2], where no script reads it and clearing the app's storage
 * does not reach. It travels to this one path alone, so that it costs nothing elsewhere. Each device has its own, since one
 * that begins anew after its storage was cleared must not take the place of the one that is to be found again.
 */
export function setRecoveryCookie(c: AppContext, profile: number, token: string): void {
  setCookie(c, `${NAME}${profile}-${hashOf(token).slice(0, HASH_DIGITS)}`, recoveryOf(token), {
    path: API.recover,
    maxAge: MAX_AGE_SECONDS,
    httpOnly: true,
    // Browsers take localhost for secure.
    secure: true,
    sameSite: 'Strict',
  });
}

/** The recovery tokens that the browser holds, by the key of the cookie. */
export function recoveryCookies(c: AppContext): ReadonlyMap<string, string> {
  const found = Object.entries(getCookie(c)).flatMap(([name, value]): [string, string][] => {
    const key = name.startsWith(NAME) ? name.slice(NAME.length) : '';
    return v.is(cookieKeySchema, key) && v.is(tokenSchema, value) ? [[key, value]] : [];
  });
  return new Map(found.slice(0, MAX_COOKIES));
}
