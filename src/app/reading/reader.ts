/** What says sentences, one after the other. */
export interface Voice {
  /** Says one, and tells when it is said, or that it cannot be. */
  say(sentence: string, told: { onSaid: () => void; onFailed: () => void }): void;
  /** Silence now; nothing is told of what was being said. */
  hush(): void;
}

export interface ReaderDeps<Block> {
  readonly voice: Voice;
  /** The words of a block; none of one that has nothing to say. */
  readonly sentencesOf: (block: Block) => readonly string[];
  /** Tells which block is read now, and what is being done. */
  readonly onChange: (now: ReaderState<Block>) => void;
}

export interface ReaderState<Block> {
  readonly status: 'silent' | 'reading' | 'paused';
  readonly block: Block | undefined;
}

/** Reads blocks aloud, sentence by sentence: browsers break off what is longer, and forget where they paused. */
export interface Reader<Block> {
  read(blocks: readonly Block[], from: Block | undefined): void;
  pause(): void;
  /** From the sentence that it paused in. */
  goOn(): void;
  stop(): void;
  /** To the beginning of the block after this one, or of the one before. */
  turn(by: 1 | -1): void;
  moveTo(block: Block): void;
}

export function createReader<Block>({ voice, sentencesOf, onChange }: ReaderDeps<Block>): Reader<Block> {
  let blocks: readonly Block[] = [];
  let [at, sentence] = [0, 0];
  let status: ReaderState<Block>['status'] = 'silent';
  // Of what was hushed some browsers tell all the same.
  let turn = 0;

  const tell = (now: ReaderState<Block>['status']): void => {
    status = now;
    onChange({ status, block: now === 'silent' ? undefined : blocks[at] });
  };
  const hush = (): void => {
    turn += 1;
    voice.hush();
  };
  const stop = (): void => {
    hush();
    tell('silent');
  };
  const sayNext = (): void => {
    const block = blocks[at];
    if (block === undefined) return stop();
    const words = sentencesOf(block)[sentence];
    if (words === undefined) {
      [at, sentence] = [at + 1, 0];
      return sayNext();
    }
    turn += 1;
    const mine = turn;
    const onSaid = () => {
      if (mine !== turn) return;
      sentence += 1;
      sayNext();
    };
    tell('reading');
    voice.say(words, { onSaid, onFailed: () => mine === turn && stop() });
  };
  const goTo = (index: number): void => {
    hush();
    [at, sentence] = [Math.max(0, index), 0];
    sayNext();
  };

  return {
    read(all, from) {
      blocks = all;
      goTo(from === undefined ? 0 : all.indexOf(from));
    },
    pause() {
      if (status !== 'reading') return;
      hush();
      tell('paused');
    },
    goOn: () => status === 'paused' && sayNext(),
    stop,
    turn: (by) => status !== 'silent' && goTo(at + by),
    moveTo(block) {
      const index = blocks.indexOf(block);
      if (status !== 'silent' && index >= 0) goTo(index);
    },
  };
}
