/** Where a client meets the world: it can die at each of these moments. */
export type Port = 'storage' | 'commit' | 'network' | 'lock' | 'timer';

/** What a client that has been killed gets from every port. */
export class FrozenError extends Error {
  override readonly name = 'FrozenError';
}

/** One run of a browser, from its start until it is killed. */
export interface Life {
  readonly isOver: boolean;
  /** To be called at each port. @throws FrozenError when this life is over: nothing that is done after has any effect */
  reach(port: Port): void;
  /** Lets it end at the n-th port that is reached from now. */
  endAfter(ports: number): void;
  end(): void;
  onEnd(listener: () => void): void;
  /** What comes of `work`; undefined where this life ends first. */
  run<T>(work: () => Promise<T>): Promise<T | undefined>;
}

export function makeLife(onPort: (port: Port) => void = () => {}): Life {
  const listeners: (() => void)[] = [];
  const death = Promise.withResolvers<undefined>();
  let isOver = false;
  let portsLeft = Number.POSITIVE_INFINITY;

  const life: Life = {
    get isOver() {
      return isOver;
    },
    reach(port) {
      if (isOver) throw new FrozenError(port);
      onPort(port);
      portsLeft -= 1;
      if (portsLeft > 0) return;
      life.end();
      throw new FrozenError(port);
    },
    endAfter(ports) {
      portsLeft = ports;
    },
    end() {
      if (isOver) return;
      isOver = true;
      for (const listener of listeners) listener();
      death.resolve(undefined);
    },
    onEnd: (listener) => void listeners.push(listener),
    async run(work) {
      if (isOver) return undefined;
      const result = work().catch((error: unknown) => {
        if (!isOver) throw error;
        return undefined;
      });
      return Promise.race([result, death.promise]);
    },
  };
  return life;
}
