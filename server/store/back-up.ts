import { DatabaseSync } from 'node:sqlite';

/**
 * Copies a database into a new file, while a server runs on it or not. The copy forgets the server's epoch: a server that
 * is started on it makes a new one, and so every phone sends again what it did after this backup; with the old epoch it
 * would believe that it is all here [CUR3].
 */
export function backUp(file: string, target: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  database.prepare('vacuum into ?').run(target);
  database.close();
  const copy = new DatabaseSync(target);
  copy.exec("delete from server_meta where key = 'epoch'");
  copy.close();
}
