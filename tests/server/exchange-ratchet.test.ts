import { describe, expect, it } from 'vitest';
import { type Claim, type Ratchet, type Turn, turnRatchet } from '../../server/exchange/ratchet.ts';
import { START_CURSOR } from '../../src/protocol/exchange/cursor.ts';

const EPOCH = 'e0000001';

/** A server that knows one person, and the devices that ask it. */
function createServer() {
  let ratchet: Ratchet | undefined;
  const known = { epoch: EPOCH, revision: 0 };
  return {
    known,
    /** Each accepted request changes something. */
    ask(claim: Claim): Turn['status'] {
      const turn = turnRatchet(ratchet, claim, known);
      if (turn.status !== 'inOrder') return turn.status;
      known.revision += 1;
      ratchet = turn.turned(known.epoch, known.revision);
      return turn.status;
    },
    cursorOf: (claim: Claim) => {
      const turn = turnRatchet(ratchet, claim, known);
      return turn.status === 'inOrder' ? turn.cursor : turn.status;
    },
    ratchet: () => ratchet,
  };
}

const short = (nonce: string, cites: string): Claim => ({ nonce, cites, cursor: undefined });
const first = (nonce: string): Claim => ({ nonce, cites: undefined, cursor: START_CURSOR });
const full = (nonce: string, cites: string | undefined, revision: number, epoch = EPOCH): Claim => ({
  nonce,
  cites,
  cursor: { epoch, revision },
});

describe('the ratchet of one device', () => {
  it('[RAT1] goes on from each answer that the phone has stored, and knows how far it has read', () => {
    const server = createServer();
    expect(server.ask(first('a'))).toBe('inOrder');
    expect(server.cursorOf(short('b', 'a'))).toEqual({ epoch: EPOCH, revision: 1 });
    expect(server.ask(short('b', 'a'))).toBe('inOrder');
    expect(server.ask(short('c', 'b'))).toBe('inOrder');
    expect(server.ratchet()).toMatchObject({ now: { nonce: 'c' }, before: { nonce: 'b' }, beside: undefined });
  });

  it('[RAT1] is in order when any number of replies was lost, and reads on from the last that was not', () => {
    const server = createServer();
    server.ask(first('a'));
    for (const nonce of ['b', 'c', 'd', 'e']) expect(server.ask(short(nonce, 'a'))).toBe('inOrder');
    expect(server.cursorOf(short('f', 'a'))).toEqual({ epoch: EPOCH, revision: 1 });
    expect(server.ask(short('f', 'e'))).toBe('inOrder');
  });

  it('[RAT1] takes the reply that came late, when the next request was under way already', () => {
    const server = createServer();
    server.ask(first('a'));
    server.ask(short('b', 'a'));
    server.ask(short('c', 'a'));
    expect(server.cursorOf(short('d', 'b'))).toEqual({ epoch: EPOCH, revision: 2 });
    expect(server.ask(short('d', 'b'))).toBe('inOrder');
    expect(server.ask(short('e', 'd'))).toBe('inOrder');
  });

  it('[RAT1] is in order after a first contact whose reply was lost, however often', () => {
    const server = createServer();
    for (const nonce of ['a', 'b', 'c']) expect(server.ask(first(nonce))).toBe('inOrder');
    expect(server.ask(short('d', 'c'))).toBe('inOrder');
  });

  it('[MSG8] does not move for a request that comes twice, even late', () => {
    const server = createServer();
    server.ask(first('a'));
    server.ask(short('b', 'a'));
    const before = server.ratchet();
    expect(server.ask(short('b', 'a'))).toBe('inOrder');
    expect(server.ratchet()).toEqual(before);
    server.ask(short('c', 'a'));
    const beside = server.ratchet();
    expect(server.ask(short('b', 'a'))).toBe('inOrder');
    expect(server.ratchet()).toEqual(beside);
  });

  it('[RAT2] asks for the full form where it knows nothing of what is cited', () => {
    const server = createServer();
    expect(server.ask(short('b', 'a'))).toBe('sayInFull');
    server.ask(first('a'));
    expect(server.ask(short('z', 'y'))).toBe('sayInFull');
    expect(server.ratchet()).toMatchObject({ now: { nonce: 'a' } });
  });

  it('[RAT4] finds out the clone, whichever of the two copies speaks second', () => {
    for (const order of ['phone first', 'copy first']) {
      const server = createServer();
      server.ask(first('a'));
      server.ask(short('b', 'a'));
      // Both hold the answer to b.
      const stored = { phone: 'b', copy: 'b' };
      const found: string[] = [];
      const turns = order === 'phone first' ? (['phone', 'copy'] as const) : (['copy', 'phone'] as const);
      for (let n = 0; n < 4 && found.length === 0; n++) {
        for (const who of turns) {
          const nonce = `${who}${n}`;
          const cites = stored[who];
          const status = server.ask(short(nonce, cites));
          if (status === 'inOrder') stored[who] = nonce;
          else if (server.ask(full(nonce, cites, 1)) === 'clone') found.push(who);
        }
      }
      expect(found, order).toHaveLength(1);
    }
  });

  it('[RAT4] finds out a phone that goes on from an old copy of itself', () => {
    const server = createServer();
    server.ask(first('a'));
    for (const [nonce, cites] of ['ba', 'cb', 'dc'] as const) server.ask(short(`${nonce}`, `${cites}`));
    expect(server.ask(short('z', 'a'))).toBe('sayInFull');
    expect(server.ask(full('z', 'a', 1))).toBe('clone');
    expect(server.ask(first('z'))).toBe('clone');
  });

  it('[RAT3] starts again, and calls nobody a clone, after the server was restored', () => {
    const server = createServer();
    server.ask(first('a'));
    server.ask(short('b', 'a'));
    // The backup knew a; what it never knew is cited with an epoch that it does not have.
    server.known.epoch = 'e0000002';
    expect(server.ask(short('d', 'c'))).toBe('sayInFull');
    expect(server.ask(short('c', 'b')), 'an answer of the former epoch').toBe('sayInFull');
    expect(server.ask(full('d', 'c', 3))).toBe('inOrder');
    expect(server.ask(short('e', 'd'))).toBe('inOrder');
  });

  it('[RAT3] starts again when the phone has read a revision that was lost here', () => {
    const server = createServer();
    server.ask(first('a'));
    server.ask(short('b', 'a'));
    expect(server.ask(full('d', 'c', 9))).toBe('inOrder');
  });

  it('[RAT3] keeps nothing of the former chain when the person gets a new epoch', () => {
    const known = { epoch: EPOCH, revision: 3 };
    const ratchet = {
      epoch: EPOCH,
      now: { nonce: 'b', revision: 3 },
      before: { nonce: 'a', revision: 2 },
      beside: undefined,
    };
    const turn = turnRatchet(ratchet, full('c', 'b', 9), known);
    expect(turn.status === 'inOrder' && turn.turned('e0000003', 3)).toEqual({
      epoch: 'e0000003',
      now: { nonce: 'c', revision: 3 },
      before: undefined,
      beside: undefined,
    });
  });
});
