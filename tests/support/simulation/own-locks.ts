import type { Life } from './life.ts';

type Locks = Pick<LockManager, 'request'>;
type Rest<T> = [LockGrantedCallback<T>] | [LockOptions, LockGrantedCallback<T>];

/** Web Locks of one run of a browser, as far as the exchange uses them: a lock is had at once or not at all. */
export function makeLocks(life: Life): Locks {
  const held = new Set<string>();
  return {
    async request<T>(name: string, ...rest: Rest<T>): Promise<Awaited<T>> {
      const work = rest.length === 1 ? rest[0] : rest[1];
      life.reach('lock');
      if (held.has(name)) return await work(null);
      held.add(name);
      try {
        return await work({ name, mode: 'exclusive' });
      } finally {
        held.delete(name);
      }
    },
  };
}
