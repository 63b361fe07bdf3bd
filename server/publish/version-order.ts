import type { BlobRef } from '../../src/protocol/pack/blob-ref.ts';
import { type Outcome, problemOutcome } from './job.ts';

interface Version {
  version: number;
  root: BlobRef;
}

/** What the server has of a course. */
export interface Standing {
  published: readonly Version[];
  staged: readonly Version[];
}

/**
 * Whether a version is here already, or is the next after what is published or staged; else why it cannot be taken. The first that
 * comes may have any number: versions before it may be on other servers. Versions that were staged and then not released leave a
 * gap in the history, as nobody ever had them.
 */
export function isThere({ published, staged }: Standing, { version, root }: Version): 'here' | 'next' | Outcome {
  const all = [...published, ...staged];
  const same = all.filter((one) => one.version === version);
  if (same.some((one) => one.root.hash === root.hash)) return 'here';
  if (same.length > 0) {
    const detail = `version ${version} is here already, and is another one: the course was built from two copies of its source`;
    return problemOutcome('version-conflict', detail);
  }
  const newest = Math.max(0, ...all.map((one) => one.version));
  if (all.length === 0 || version === newest + 1) return 'next';
  if (version > newest)
    return problemOutcome('version-gap', `the next version is ${newest + 1}, and this is ${version}`);
  return problemOutcome('version-conflict', `version ${newest} is here already, and this is version ${version}`);
}
