import { fromHex } from '../../../src/protocol/bytes/hex.ts';
import { envelopeId } from '../../../src/protocol/carrier/carried-file.ts';
import { sealRequest } from '../../../src/protocol/carrier/sealed-exchange.ts';
import { START_CURSOR } from '../../../src/protocol/exchange/cursor.ts';
import { type HubDevice, newPassing } from './hub-people.ts';
import { exchangeHere, writeRequests } from './own-exchange.ts';
import type { WorkDeps } from './work-deps.ts';

export interface SendOptions {
  /** Also where nothing of hers is new: the answer brings what her other phones did. */
  readonly isAsking: boolean;
}

/** `waits`: something of hers is on its way, or it is not known yet to whom to seal; what is new goes later. */
export type Sending = 'sent' | 'nothing' | 'waits';

/**
 * Seals what a person did since it last went up, in the name of one of her devices, and puts it among what waits for delivery [HUB11]. Nothing is
 * sent while something of hers is on its way: its receipt says how far she is. `speaker` is a device of hers that the hub's own store knows.
 */
export async function sendWork(
  { store, people, mainKey, now }: WorkDeps,
  person: string,
  speaker: HubDevice,
  { isAsking }: SendOptions,
): Promise<Sending> {
  const serverKey = mainKey.read();
  if (serverKey === undefined) return 'waits';
  const known = people.find(person);
  if (known?.until) return 'waits';
  // Whom the main server has refused to listen to speaks no more; another device of hers may.
  const isHeard = known !== undefined && people.refusalOf(known.device.token) === undefined;
  const passing = known ? { ...known, device: isHeard ? known.device : speaker } : newPassing(person, speaker);
  const here = await exchangeHere(store, passing.device, passing.passed, []);
  if (here.status !== 'ok') return here.status === 'busy' || here.status === 'trouble' ? 'waits' : 'nothing';
  if (here.facts.length === 0 && !isAsking) return 'nothing';

  const isUnknown = passing.up.epoch === START_CURSOR.epoch;
  const sent = await Promise.all(
    writeRequests(passing.device, passing.up, here.facts).map(async (request) => {
      const content = { token: passing.device.token, person: isUnknown ? person : undefined, request };
      const { envelope, answerKey } = await sealRequest(fromHex(serverKey), content);
      return { id: await envelopeId(envelope), envelope, answerKey, request };
    }),
  );
  people.send({ ...passing, until: here.cursor }, sent, now());
  return 'sent';
}
