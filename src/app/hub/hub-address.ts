/** A name or an IP address, with a port or without. */
const HOST = /^(\[[\da-f:]+\]|[^\s/@:]+)(:\d+)?$/i;
/** IPv4 addresses that mean something only within a network (RFC 1918, RFC 3927), and names that only such a network knows. */
const LOCAL_HOST = /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)|\.local$|^[^.:]+$/;
const LOOPBACK_HOST = /^(localhost|127\.[\d.]+|\[::1\])$/;

/**
 * The origins that an address may mean as people write it: `hub.campus.example`, `192.168.4.1:8080`, or a whole address; the likeliest first.
 * Empty where it is no address.
 */
export function originsOf(typed: string): readonly string[] {
  const text = typed.trim().replace(/\/+$/, '');
  if (/^https?:\/\//i.test(text)) return origin(text);
  const [plain] = HOST.test(text) ? origin(`http://${text}`) : [];
  if (plain === undefined) return [];
  const { hostname, port } = new URL(plain);
  const isPlain = port !== '' || LOCAL_HOST.test(hostname) || LOOPBACK_HOST.test(hostname);
  return isPlain ? [plain, ...origin(`https://${text}`)] : [...origin(`https://${text}`), plain];
}

function origin(address: string): string[] {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url && url.hostname !== '' && url.username === '' ? [url.origin] : [];
}

/** As people say it: without what browsers need. */
export const shortAddress = (address: string): string => new URL(address).host;

/** What Local Network Access calls the space of an address (https://wicg.github.io/local-network-access/). */
export interface LocalInit extends RequestInit {
  targetAddressSpace?: 'local';
}

/**
 * What a request to a hub is made with. Over plain HTTP a page of HTTPS must say that it stays within the campus: then Chrome asks the person,
 * instead of blocking it as mixed content. Of a name with a certificate, and of this computer itself, the browser finds out where it leads.
 */
export function withSpace(url: URL, init: RequestInit | undefined, page: Page = location): LocalInit {
  const isSaid = isMixed(url, page);
  return { ...init, ...(isSaid && { targetAddressSpace: 'local' }) };
}

/** Whether this browser would block a request as mixed content, whatever the person wants: it knows no Local Network Access. */
export const isBlocked = (address: string, page: Page = location): boolean =>
  isMixed(new URL(address), page) && !('targetAddressSpace' in Request.prototype);

/** What the policy for mixed content looks at. */
type Page = Pick<Location, 'protocol'>;

const isMixed = ({ protocol, hostname }: URL, page: Page): boolean =>
  page.protocol === 'https:' && protocol === 'http:' && !LOOPBACK_HOST.test(hostname);
