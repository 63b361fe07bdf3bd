import * as v from 'valibot';

/** What a facilitator's link carries behind its `#`: an opaque bearer secret, as it may stand in a header. */
const secretSchema = v.pipe(v.string(), v.regex(/^[\w-]{8,200}$/, 'not a secret'));

const KEY = 'centre-secret';

/** The secret in a fragment such as `#f3a9...`; undefined where there is none. */
export function secretInFragment(fragment: string): string | undefined {
  const parsed = v.safeParse(secretSchema, fragment.replace(/^#/, ''));
  return parsed.success ? parsed.output : undefined;
}

/**
 * The facilitator's secret: from the address she opened, else from earlier in this tab. It is kept for this tab alone and taken out of
 * the address bar at once, so that neither a look over the shoulder, nor the history, nor a borrowed phone gives the class away.
 */
export function takeSecret(): string | undefined {
  const given = secretInFragment(location.hash);
  if (given === undefined) return secretInFragment(sessionStorage.getItem(KEY) ?? '');
  sessionStorage.setItem(KEY, given);
  history.replaceState(history.state, '', location.pathname + location.search);
  return given;
}
