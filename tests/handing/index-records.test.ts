import { describe, expect, it } from 'vitest';
import { indexRecords } from '../../src/handing/index-records.ts';
import { encodeEnd, encodeRecordHead, MOST_RECORDS, RECORD_HEAD_BYTES } from '../../src/protocol/pack/pack-file.ts';

const { signal } = new AbortController();
const head = (hash: string) => encodeRecordHead({ hash, bytes: 0 });
const [again, last] = [head('aa'.repeat(32)), head('bb'.repeat(32))];

describe('the records of a file', () => {
  it('are read no further than there may be of them, though all go by one name [PF6]', async () => {
    const file = new Blob([...Array.from({ length: MOST_RECORDS }, () => again), last]);
    const { places, isWhole } = await indexRecords(file, 0, { signal });
    expect([...places.keys()]).toEqual(['aa'.repeat(32)]);
    expect(isWhole).toBe(false);
  });

  it('are no whole file where one stands in it twice [PF5]', async () => {
    const twice = await indexRecords(new Blob([again, again, encodeEnd({ records: 2, bytes: 0 })]), 0, { signal });
    expect(twice.isWhole).toBe(false);
    const once = await indexRecords(new Blob([again, last, encodeEnd({ records: 2, bytes: 0 })]), 0, { signal });
    expect(once).toEqual({
      places: new Map([
        ['aa'.repeat(32), RECORD_HEAD_BYTES],
        ['bb'.repeat(32), 2 * RECORD_HEAD_BYTES],
      ]),
      isWhole: true,
    });
  });
});
