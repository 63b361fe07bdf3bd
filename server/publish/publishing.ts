import { existsSync } from 'node:fs';
import type { Logger } from 'pino';
import type { Keyring } from '../../src/protocol/pack/keyring.ts';
import { canSign, keyringOf } from './keyring-folder.ts';
import { type PublishPlaces, placesBeside } from './places.ts';
import { createJobs, type Jobs } from './run-job.ts';
import { openUploadArea, type UploadArea, type UploadLimits } from './upload-area.ts';

const SWEEP_EVERY_MS = 3_600_000;

export interface PublishingOptions extends UploadLimits {
  readonly packsDir: string;
  /** A folder with `catalogue.key`, `keys.json` and `root.pub`. */
  readonly keysDir: string;
  readonly log: Logger;
  readonly now: () => number;
}

/** What the server needs to take versions in from authors. */
export interface Publishing {
  readonly places: PublishPlaces;
  readonly folders: { packsDir: string; keysDir: string };
  readonly keyring: () => Keyring;
  readonly uploads: UploadArea;
  readonly jobs: Jobs;
  readonly close: () => Promise<void>;
}

/** Undefined where this server has no key to sign a catalogue with: then nobody publishes here. */
export function openPublishing({ packsDir, keysDir, log, now, ...limits }: PublishingOptions): Publishing | undefined {
  if (!canSign(keysDir)) return undefined;
  const places = placesBeside(packsDir);
  const folders = { packsDir, keysDir };
  const jobs = createJobs();
  const uploads = openUploadArea(places, limits);
  const complain = (err: unknown): void => log.error({ err }, 'the packs could not be changed');
  const sweep = async (): Promise<void> => {
    // Where nobody has published yet, nothing can be left over.
    if (!existsSync(places.root)) return;
    await jobs.run({ kind: 'sweep', ...folders, nowMs: now() });
    uploads.recount();
  };
  if (existsSync(places.root)) jobs.run({ kind: 'catalogue', ...folders }).catch(complain);
  sweep().catch(complain);
  const timer = setInterval(() => void sweep().catch(complain), SWEEP_EVERY_MS);
  timer.unref();
  return {
    ...{ places, folders, uploads, jobs, keyring: keyringOf(keysDir) },
    close: async () => {
      clearInterval(timer);
      await jobs.close();
    },
  };
}
