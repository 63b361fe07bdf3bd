import { describe, expect, it } from 'vitest';
import { createTurns } from '../../src/search/turns.ts';

const { signal } = new AbortController();

describe('turns of questions', () => {
  it('has one under way and the last one waiting; those between are forgotten', async () => {
    const turns = createTurns<string>();
    const sent: number[] = [];
    const send = (id: number) => void sent.push(id);
    const [first, second, third] = [turns.ask(send, signal), turns.ask(send, signal), turns.ask(send, signal)];
    await expect(second).rejects.toThrow('took its place');
    expect(sent).toHaveLength(1);
    turns.settle(sent[0] ?? 0, 'one');
    expect(await first).toBe('one');
    expect(sent).toHaveLength(2);
    turns.settle(sent[1] ?? 0, 'three');
    expect(await third).toBe('three');
  });

  it('passes an abort on, and does not ask what is not wanted any more', async () => {
    const turns = createTurns<string>();
    const sent: number[] = [];
    const send = (id: number) => void sent.push(id);
    const first = turns.ask(send, signal);
    const stop = new AbortController();
    const waiting = turns.ask(send, stop.signal);
    stop.abort(new Error('gone on typing'));
    await expect(waiting).rejects.toThrow('gone on typing');
    turns.settle(sent[0] ?? 0, 'one');
    await first;
    expect(sent).toHaveLength(1);
  });

  it('lets the next one go on where one fails', async () => {
    const turns = createTurns<string>();
    const sent: number[] = [];
    const send = (id: number) => void sent.push(id);
    const [first, second] = [turns.ask(send, signal), turns.ask(send, signal)];
    turns.fail(new Error('broken'), sent[0]);
    await expect(first).rejects.toThrow('broken');
    turns.settle(sent[1] ?? 0, 'two');
    expect(await second).toBe('two');
  });
});
