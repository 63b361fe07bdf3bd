import { describe, expect, it } from 'vitest';
import { createReader, type ReaderState } from '../../../src/app/reading/reader.ts';

const TEXT: Readonly<Record<string, readonly string[]>> = {
  first: ['One.', 'Two.'],
  picture: [],
  second: ['Three.'],
};

/** A reader with a voice that says a sentence when the test lets it. */
function reading() {
  const said: string[] = [];
  const states: ReaderState<string>[] = [];
  let told: { onSaid: () => void; onFailed: () => void } | undefined;
  const reader = createReader<string>({
    voice: {
      say: (sentence, tell) => {
        said.push(sentence);
        told = tell;
      },
      hush: () => undefined,
    },
    sentencesOf: (block) => TEXT[block] ?? [],
    onChange: (state) => states.push(state),
  });
  return { reader, said, now: () => states.at(-1), end: () => told?.onSaid(), fail: () => told?.onFailed() };
}

const BLOCKS = Object.keys(TEXT);

describe('reading aloud', () => {
  it('says one sentence after the other, from the block where she is to the end', () => {
    const { reader, said, now, end } = reading();
    reader.read(BLOCKS, 'first');
    expect(now()).toEqual({ status: 'reading', block: 'first' });
    end();
    end();
    expect(now()).toEqual({ status: 'reading', block: 'second' });
    end();
    expect(said).toEqual(['One.', 'Two.', 'Three.']);
    expect(now()).toEqual({ status: 'silent', block: undefined });
  });

  it('goes on with the sentence that it paused in', () => {
    const { reader, said, now, end } = reading();
    reader.read(BLOCKS, undefined);
    end();
    reader.pause();
    expect(now()).toEqual({ status: 'paused', block: 'first' });
    reader.goOn();
    expect(said).toEqual(['One.', 'Two.', 'Two.']);
  });

  it('takes no word of what it has hushed: some browsers tell of its end all the same', () => {
    const { reader, said, end } = reading();
    reader.read(BLOCKS, undefined);
    reader.pause();
    end();
    expect(said).toEqual(['One.']);
  });

  it('turns to the next block and back, and to one that is tapped', () => {
    const { reader, now } = reading();
    reader.read(BLOCKS, undefined);
    reader.turn(1);
    expect(now()?.block).toBe('second');
    reader.moveTo('first');
    expect(now()?.block).toBe('first');
    reader.turn(-1);
    expect(now()?.block).toBe('first');
  });

  it('is silent where the voice fails, and where nothing was begun', () => {
    const { reader, said, now, fail } = reading();
    reader.moveTo('second');
    reader.turn(1);
    reader.goOn();
    expect(said).toEqual([]);
    reader.read(BLOCKS, undefined);
    fail();
    expect(now()?.status).toBe('silent');
  });
});
