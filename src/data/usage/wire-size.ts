/**
 * What headers weigh on the line. No browser tells, so this is an estimate: over HTTP/1.1 they are sent in full each time (RFC 9112), over
 * HTTP/2 and 3 what was said before shrinks to a byte (RFC 7541, RFC 9204). All are bytes.
 */

/** Names and fixed values that every browser sends along with `fetch`: Host, Connection, Accept, Sec-Fetch-... */
const SPOKEN_BYTES = 240;
/** Client hints, which Chromium sends over HTTPS only. */
const HINT_BYTES = 140;
/** Status line, and what scripts are not shown: the connection's own headers. */
const UNSEEN_BYTES = 60;
/** Where no header is shown at all: as our server answers for a file of the app. */
const APP_HEAD_BYTES = 450;
/** A frame's head and the fields that the other side knows by now. */
const SHORT_REQUEST_BYTES = 40;
const SHORT_ANSWER_BYTES = 90;

/** The question whether there is a newer service worker, with the policies that our server sends along with the answer. */
const UPDATE_CHECK_BYTES = 1_500;
const SHORT_UPDATE_CHECK_BYTES = 200;

/** HTTPS is HTTP/2 nearly everywhere; what comes from the service worker does not tell. */
let isShort = globalThis.location?.protocol === 'https:';

/** Learns how headers travel, from what Resource Timing says of an answer ("h2", "http/1.1"; empty: it does not say). */
export function noteProtocol(protocol: string): void {
  if (protocol !== '') isShort = protocol.startsWith('h2') || protocol.startsWith('h3');
}

/** A request's line and headers; `own` are those that are not the browser's. */
export function requestHeadBytes({ pathname, search, host, protocol }: URL, own = new Headers()): number {
  const target = pathname.length + search.length;
  if (isShort) return SHORT_REQUEST_BYTES + target;
  const languages = navigator.languages.join(';q=0.9,').length;
  const hints = protocol === 'https:' && 'userAgentData' in navigator ? HINT_BYTES : 0;
  const fixed = SPOKEN_BYTES + hints + navigator.userAgent.length + languages;
  return fixed + target + host.length + fieldBytes(own);
}

/** An answer's status line and headers, given those that scripts are shown. */
export const answerHeadBytes = (headers?: Headers): number =>
  isShort ? SHORT_ANSWER_BYTES : headers ? UNSEEN_BYTES + fieldBytes(headers) : APP_HEAD_BYTES;

/** What it costs that browsers ask at each start whether there is a newer service worker; no page is told of it. */
export const updateCheckBytes = (): number => (isShort ? SHORT_UPDATE_CHECK_BYTES : UPDATE_CHECK_BYTES);

const fieldBytes = (headers: Headers): number =>
  [...headers].reduce((bytes, [name, value]) => bytes + name.length + value.length + ': \r\n'.length, 0);

/** A request's body; of a stream nobody knows. */
export function bodyBytes(body: BodyInit | null | undefined): number {
  if (typeof body === 'string') return new Blob([body]).size;
  if (body instanceof Blob) return body.size;
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return body.byteLength;
  return 0;
}
