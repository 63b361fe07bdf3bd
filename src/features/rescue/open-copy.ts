import { deps } from '../../app/deps.ts';
import { StorageFullError } from '../../data/study/errors.ts';
import { restoreBackup } from '../../data/study/restore-backup.ts';
import { type Backup, MAX_BACKUP_BYTES, type OpenedBackup, openBackup } from '../../protocol/people/backup-file.ts';

/** Reads a file that may be anything, of any size. */
export async function openCopy(file: File): Promise<OpenedBackup> {
  if (file.size > MAX_BACKUP_BYTES) return { ok: false, problem: 'not-a-backup' };
  return openBackup(new Uint8Array(await file.arrayBuffer()));
}

/** Joins a copy into the study of this page. */
export async function keepCopy(backup: Backup): Promise<{ ok: true } | { ok: false; problem: 'damaged' | 'full' }> {
  try {
    const isKept = await restoreBackup(deps().study, backup);
    return isKept ? { ok: true } : { ok: false, problem: 'damaged' };
  } catch (error) {
    if (error instanceof StorageFullError) return { ok: false, problem: 'full' };
    throw error;
  }
}
