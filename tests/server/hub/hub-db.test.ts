import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEnvelopes } from '../../../server/hub/carry/envelopes.ts';
import { openHubDb } from '../../../server/hub/open-hub-db.ts';
import { newPassing, openHubPeople } from '../../../server/hub/work/hub-people.ts';
import { START_CURSOR } from '../../../src/protocol/exchange/cursor.ts';
import { tempDir } from './support/hub-process.ts';

const DAY_MS = 24 * 60 * 60_000;
const envelope = new Uint8Array([1, 2, 3]);
const nothing = new Uint8Array();

describe('what a hub keeps', () => {
  it('is readable by its own user alone, in the files beside the database too', async () => {
    const file = join(await tempDir(), 'hub.sqlite');
    const database = openHubDb(file);
    for (const ending of ['', '-wal', '-shm']) expect((await stat(file + ending)).mode & 0o777).toBe(0o600);
    database.close();
  });

  it('[HUB9] [HUB11] forgets receipts after 60 days, but not those of work that is not settled', async () => {
    const database = openHubDb(join(await tempDir(), 'hub.sqlite'));
    const [envelopes, people] = [openEnvelopes(database), openHubPeople(database)];
    envelopes.takeIn([{ id: 'brought', envelope }], 0);
    const device = { token: 'token', replica: 'replica' };
    const answerKey = { ephemeralKey: nothing, secret: nothing };
    const own = { id: 'own', envelope, request: nothing, answerKey };
    people.send({ ...newPassing('person', device), until: START_CURSOR }, [own], 0);
    envelopes.keepReceipts(['brought', 'own'].map((id) => ({ id, answer: undefined })));
    envelopes.forgetOld(60 * DAY_MS);
    expect(envelopes.receipts(['brought', 'own'])).toHaveLength(2);
    envelopes.forgetOld(61 * DAY_MS);
    expect(envelopes.receipts(['brought', 'own']).map(({ id }) => id)).toEqual(['own']);
    database.close();
  });
});
