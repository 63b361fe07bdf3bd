import type { Check } from './check.ts';
import { complain } from './check.ts';

/** Chunks that nothing names any more, and files that never were one: they harm nobody, and weigh. Not told of what cannot be listed. */
export async function findOrphans(check: Check, named: ReadonlySet<string>): Promise<void> {
  let orphans = 0;
  for (const folder of (await check.reader.list('chunks')) ?? []) {
    check.signal.throwIfAborted();
    for (const name of (await check.reader.list(`chunks/${folder}`)) ?? []) {
      const path = `chunks/${folder}/${name}`;
      if (named.has(path.replace(/\.br$/, ''))) continue;
      if (/^[0-9a-f]{64}(\.br)?$/.test(name)) orphans += name.endsWith('.br') ? 0 : 1;
      else complain(check, 'orphan', path, 'this is no chunk');
    }
  }
  if (orphans > 0) {
    complain(
      check,
      'orphan',
      'chunks',
      `${orphans} chunks are named by nothing that is current: older catalogues, or leftovers`,
    );
  }
}
