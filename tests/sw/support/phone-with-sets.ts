import { createHash } from 'node:crypto';
import { readListedFiles } from '../../../sw/listed-files.ts';
import { fakeCaches } from './fake-caches.ts';

export const HERE = 'http://caravan.test';

const integrityOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** A build whose files say what is given, by their paths. Any change of a file changes its page. */
export function buildOf(files: Record<string, string>) {
  const all: Record<string, string> = { ...files, 'index.html': JSON.stringify(files) };
  const list = Object.entries(all).map(([url, text]) => ({ url, revision: null, integrity: integrityOf(text) }));
  return { files: all, listed: readListedFiles(list) };
}

export type Build = ReturnType<typeof buildOf>;

/** A browser, and a server that serves one build; `answer` may stand between them, as a captive portal does. */
export function phoneWithSets() {
  const caches = fakeCaches(HERE);
  const asked: string[] = [];
  let answer: ((path: string) => Response | undefined) | undefined;
  const depsOf = ({ files, listed }: Build) => ({
    listed,
    caches,
    // A browser's fetch refuses what has not the hash that was named.
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const path = new URL(input instanceof Request ? input.url : input, HERE).pathname.slice(1);
      asked.push(path);
      const response =
        answer?.(path) ?? new Response(files[path] ?? 'Not found', { status: path in files ? 200 : 404 });
      const text = await response.clone().text();
      if (init?.integrity && init.integrity !== integrityOf(text)) throw new TypeError('the hash is another');
      return response;
    },
  });
  return {
    caches,
    asked,
    depsOf,
    between: (other: typeof answer) => {
      answer = other;
    },
    read: async (path: string) => (await caches.match(`/${path}`))?.text(),
  };
}
