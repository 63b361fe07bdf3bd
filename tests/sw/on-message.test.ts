import { describe, expect, it } from 'vitest';
import { onMessage } from '../../sw/on-message.ts';
import { dispatch } from './support/events.ts';

const skips = async (data: unknown): Promise<number> => {
  let count = 0;
  const skipWaiting = async () => {
    count += 1;
  };
  await dispatch<ExtendableMessageEvent>((event) => onMessage(event, { skipWaiting }), { data }).done;
  return count;
};

describe('the message handler of the service worker', () => {
  it('takes over when a page says that she agreed', async () => {
    expect(await skips({ type: 'SKIP_WAITING' })).toBe(1);
  });

  it.each([[undefined], [null], ['SKIP_WAITING'], [{}], [{ type: 'skip_waiting' }], [[{ type: 'SKIP_WAITING' }]]])(
    'does nothing for %o',
    async (data) => {
      expect(await skips(data)).toBe(0);
    },
  );
});
