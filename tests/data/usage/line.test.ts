import { clear } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerLine, followLine, lineTold, readLine } from '../../../src/data/usage/line.ts';

const HOUR_MS = 3_600_000;
const NOW = 1_800_000_000_000;

beforeEach(() => clear());
afterEach(() => vi.unstubAllGlobals());

const connectedBy = (connection: object) => vi.stubGlobal('navigator', { connection });

describe('what the browser tells of the line', () => {
  it.each([
    [{ type: 'wifi' }, 'wifi'],
    [{ type: 'ethernet' }, 'wifi'],
    [{ type: 'cellular' }, 'mobile'],
    [{ type: 'wimax' }, 'mobile'],
    [{ type: 'bluetooth' }, 'unknown'],
    [{ type: 'unknown', saveData: true }, 'mobile'],
    [{ saveData: true }, 'mobile'],
    [{ type: 'wifi', saveData: true }, 'wifi'],
    [{ effectiveType: '4g' }, 'unknown'],
    [undefined, 'unknown'],
    [{ type: 3 }, 'unknown'],
  ])('%j is %s', (connection, line) => expect(lineTold(connection)).toBe(line));
});

describe('her answer', () => {
  it('holds for twelve hours, against what the browser tells: a Wi-Fi may be another phone', async () => {
    connectedBy({ type: 'wifi' });
    expect(await readLine(NOW)).toBe('wifi');
    await answerLine('mobile', NOW);
    expect(await readLine(NOW)).toBe('mobile');
    expect(await readLine(NOW + 12 * HOUR_MS - 1)).toBe('mobile');
    expect(await readLine(NOW + 12 * HOUR_MS)).toBe('wifi');
    // The phone's clock was set back: nobody knows how old it is.
    expect(await readLine(NOW - 1)).toBe('wifi');
  });

  it('is forgotten when the connection goes, and nobody knows the next one', async () => {
    connectedBy({});
    const events = new EventTarget();
    const stop = followLine(events);
    await answerLine('wifi', NOW);
    expect(await readLine(NOW)).toBe('wifi');
    events.dispatchEvent(new Event('offline'));
    await vi.waitFor(async () => expect(await readLine(NOW)).toBe('unknown'));
    stop();
  });

  it('is forgotten when the connection becomes another one', async () => {
    const connection = new EventTarget();
    connectedBy(connection);
    const stop = followLine(new EventTarget());
    await answerLine('wifi', NOW);
    connection.dispatchEvent(new Event('change'));
    await vi.waitFor(async () => expect(await readLine(NOW)).toBe('unknown'));
    stop();
    await answerLine('wifi', NOW);
    connection.dispatchEvent(new Event('change'));
    expect(await readLine(NOW)).toBe('wifi');
  });
});
