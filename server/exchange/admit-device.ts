import type { Cursor } from '../../src/protocol/exchange/cursor.ts';
import type { FailureStatus } from '../../src/protocol/exchange/status.ts';
import { decodeDevices, type ListedDevice } from '../store/device-list.ts';
import { cursorEpoch } from '../store/epochs.ts';
import type { PersonRow } from '../store/exchange-port.ts';
import { newEpoch } from '../store/secrets.ts';
import type { ExchangeContext, Incoming } from './incoming.ts';
import { type Turn, turnRatchet } from './ratchet.ts';
import { isExpired, seenAtMs } from './token-age.ts';

/** A device that may speak now, and where it goes on from. */
export interface Admission {
  readonly status: 'admitted';
  readonly person: PersonRow;
  /** The person's, from now on: another than the row's where a revision was lost here [CUR2]. */
  readonly personEpoch: string;
  /** Of the answer's cursor. */
  readonly epoch: string;
  /** As far as the phone has read. */
  readonly cursor: Cursor;
  readonly sinceRevision: number;
  /** Who speaks. */
  readonly replica: string;
  /** The person's devices after an exchange that brings this one to a revision. */
  readonly devicesAt: (revision: number) => readonly ListedDevice[];
}

export type Refusal = { readonly status: FailureStatus };

/** Whether a device may speak, and whether it goes on from where it stands. */
export function admitDevice(
  person: PersonRow,
  tokenHash: string,
  incoming: Incoming,
  { serverEpoch, nowMs }: ExchangeContext,
): Admission | Refusal {
  const devices = decodeDevices(person.devices);
  const device = devices.find((listed) => listed.tokenHash === tokenHash);
  if (!device || isExpired(device, nowMs)) return { status: 'unknownToken' };
  if (device.revokedAtMs !== null) return { status: 'revokedToken' };

  const epoch = cursorEpoch(serverEpoch, person.epoch);
  const turn = turnOf(device, incoming, { epoch, revision: person.revision });
  if (turn.status !== 'inOrder') return turn;
  const { cursor } = turn;
  // A revision from the future of its own epoch proves that this database has lost something: all is sent and read anew.
  const hasLost = cursor.epoch === epoch && cursor.revision > person.revision;
  const personEpoch = hasLost ? newEpoch() : person.epoch;
  const epochNow = cursorEpoch(serverEpoch, personEpoch);
  return {
    status: 'admitted',
    person,
    personEpoch,
    epoch: epochNow,
    cursor,
    sinceRevision: cursor.epoch === epochNow ? cursor.revision : 0,
    replica: incoming.request.full?.replica ?? device.replica,
    devicesAt: (revision) => {
      const after = {
        ...device,
        lastSeenAtMs: seenAtMs(device, nowMs),
        clockOffsetMinutes: incoming.request.clockOffsetMinutes ?? device.clockOffsetMinutes,
        ratchet: turn.turned ? turn.turned(epochNow, revision) : device.ratchet,
      };
      return devices.map((listed) => (listed === device ? after : listed));
    },
  };
}

type FreeTurn = { readonly status: 'inOrder'; readonly cursor: Cursor; readonly turned?: undefined };

/** Version 1 cites nothing, and what a carrier brings cites what was long ago: both say how far they have read, and no more. */
function turnOf(
  device: ListedDevice,
  { request, isCarried }: Incoming,
  known: { epoch: string; revision: number },
): Turn | FreeTurn {
  if (request.version === 1 || isCarried) {
    return request.full ? { status: 'inOrder', cursor: request.full.cursor } : { status: 'sayInFull' };
  }
  const claim = {
    nonce: hex(request.nonce),
    cites: request.cites && hex(request.cites),
    cursor: request.full?.cursor,
  };
  return turnRatchet(device.ratchet ?? undefined, claim, known);
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
