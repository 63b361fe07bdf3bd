import type { WriteStream } from 'node:tty';
import type { PublishEvent } from './publish-event.ts';

/** Shows how a publishing goes on: a line that changes on a terminal, a line for each step elsewhere. */
export function showProgress(out: Pick<WriteStream, 'write' | 'isTTY'>): (event: PublishEvent) => void {
  let last = '';
  return (event) => {
    const text = describe(event);
    const isEnd = event.step !== 'upload' || event.done === event.total;
    if (out.isTTY) out.write(`\r\u001B[K${text}${isEnd ? '\n' : ''}`);
    if (out.isTTY || !isEnd || text === last) return;
    out.write(`${text}\n`);
    last = text;
  };
}

function describe(event: PublishEvent): string {
  switch (event.step) {
    case 'build':
      return 'building';
    case 'upload':
      return `course ${event.course}: sent ${kilobytes(event.done)} of ${kilobytes(event.total)} kB`;
    case 'check':
      return `course ${event.course}: the server checks version ${event.version}`;
    case 'release':
      return `course ${event.course}: releasing version ${event.version}`;
    case 'retry':
      return `${event.reason}; trying again in ${Math.ceil(event.waitMs / 1000)} s`;
  }
}

const kilobytes = (bytes: number): string => Math.ceil(bytes / 1000).toLocaleString('en');
