import { describe, expect, it } from 'vitest';
import { onMessage } from '../../sw/on-message.ts';
import { dispatch } from './support/events.ts';

interface Heard {
  skips: number;
  kept: string[];
  answers: unknown[];
}

/** What a message makes the service worker do, on a phone that can keep the words of French only. */
async function hear(data: unknown): Promise<Heard> {
  const heard: Heard = { skips: 0, kept: [], answers: [] };
  const deps = {
    skipWaiting: async () => {
      heard.skips += 1;
    },
    keepSet: async (set: string) => {
      if (set !== 'fr') throw new TypeError('no line');
      heard.kept.push(set);
    },
  };
  const ports = [{ postMessage: (answer: unknown) => heard.answers.push(answer) }];
  await dispatch<ExtendableMessageEvent>((event) => onMessage(event, deps), { data, ports }).done;
  return heard;
}

describe('the message handler of the service worker', () => {
  it('takes over when a page says that she agreed', async () => {
    expect(await hear({ type: 'SKIP_WAITING' })).toEqual({ skips: 1, kept: [], answers: [] });
  });

  it('says that a set is kept only when it is', async () => {
    expect(await hear({ type: 'KEEP_SET', set: 'fr' })).toEqual({ skips: 0, kept: ['fr'], answers: [true] });
    expect(await hear({ type: 'KEEP_SET', set: 'zh' })).toEqual({ skips: 0, kept: [], answers: [false] });
  });

  it.each([
    [undefined],
    [null],
    ['SKIP_WAITING'],
    [{}],
    [{ type: 'skip_waiting' }],
    [[{ type: 'SKIP_WAITING' }]],
    [{ type: 'KEEP_SET' }],
    [{ type: 'KEEP_SET', set: 1 }],
  ])('does nothing for %o', async (data) => {
    expect(await hear(data)).toEqual({ skips: 0, kept: [], answers: [] });
  });
});
