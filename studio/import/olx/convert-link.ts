import { packageAddress } from '../package-address.ts';
import type { OlxContext } from './course-context.ts';
import { isStaticAddress } from './static-files.ts';

/** Files that only the pages of Open edX can use. */
const PAGE_PARTS = /\.(?:js|css|html?|xml|json)$/i;

/**
 * What becomes of a link: addresses of the net stay, those of the course lead to its items and files. Undefined where
 * only its words can stay, with a finding.
 */
export function convertLink(href: string, file: string, context: OlxContext): string | undefined {
  const { report, statics } = context;
  const address = href.trim();
  if (address === '' || address.startsWith('#')) return undefined;
  const path = statics.find(address);
  if (path && !PAGE_PARTS.test(path)) return packageAddress(path);
  if (path) {
    report('left-out', file, undefined, `the link to ${address}: a page that works in Open edX only`);
    return undefined;
  }
  const block = linkedBlock(address) ?? (context.links.address(address) && address);
  const inCourse = block === undefined ? undefined : context.links.address(block);
  if (inCourse) return inCourse;
  if (block === undefined && !isStaticAddress(address) && /^(?:https?:\/\/|mailto:)./i.test(address)) return address;
  report('broken-link', file, undefined, `the link to ${address} leads to nothing that came in`);
  return undefined;
}

/** The block that an address of the course means, by its `url_name`. */
function linkedBlock(address: string): string | undefined {
  const jump = /\/jump_to(?:_id)?\/([^?#]+)/.exec(address)?.[1];
  const courseware = /\/courses?\/[^/]+\/(?:courseware|course)\/(?:block-v1:)?([^?#]+)/.exec(address)?.[1];
  const key = jump ?? courseware ?? /(?:^|\/)(block-v1:[^?#/]+)/.exec(address)?.[1];
  if (key === undefined) return undefined;
  const usage = /@([^@/]+)\/?$/.exec(key)?.[1];
  const parts = key.split('/').filter((part) => part !== '' && !/^\d+$/.test(part));
  return usage ?? parts.at(-1);
}
