import type { Page, Request } from 'playwright-core';

export interface CountedRequest {
  /** As browsers name it: `document`, `script`, `stylesheet`, `image`, `manifest`. */
  readonly type: string;
  /** Bytes of the response on the wire, headers and body. */
  readonly bytes: number;
  /** When its last byte had come: milliseconds since 1970. */
  readonly endMs: number;
}

/** Counts what the page asks the network for, from now on. The function that it returns tells what has ended. */
export function countRequests(page: Page): () => Promise<CountedRequest[]> {
  const ended: Request[] = [];
  page.on('requestfinished', (request) => ended.push(request));
  return () => Promise.all(ended.map(measure));
}

async function measure(request: Request): Promise<CountedRequest> {
  const { responseHeadersSize, responseBodySize } = await request.sizes();
  const { startTime, responseEnd } = request.timing();
  return {
    type: request.resourceType(),
    bytes: responseHeadersSize + responseBodySize,
    endMs: startTime + responseEnd,
  };
}
