import { describe, expect, it } from 'vitest';
import { askedPlace } from '../../../src/features/lesson/asked-place.ts';

const read = (query: string) => askedPlace(new URLSearchParams(query));

describe('the place that an address asks for', () => {
  it('is an item, and in it a block of a text or a second of a video', () => {
    expect(read('item=4')).toEqual({ item: 4, block: undefined, second: undefined });
    expect(read('item=4&block=7')).toEqual({ item: 4, block: 7, second: undefined });
    expect(read('item=4&t=0')).toEqual({ item: 4, block: undefined, second: 0 });
  });

  it('is none where the address is not of this app', () => {
    expect(read('item=&block=-1&t=1e3')).toEqual({ item: undefined, block: undefined, second: undefined });
  });
});
