import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_PACKS } from '../../../support/packs.ts';
import { type Phone, startPhone } from '../../../support/phone.ts';
import { type ServerProcess, startServerProcess } from '../../../support/server-process.ts';
import { wordsOf } from '../../../support/words.ts';
import type { Teacher } from '../teacher.ts';

/** Who walks the journey: her language, by its own name; the name she joins with; whether she answers right. */
export interface Role {
  readonly lang: string;
  readonly language: string;
  readonly name: string;
  readonly isKnowing: boolean;
}

/** Phones and servers that come and go, and are all gone at the end. */
export interface Stage {
  readonly dataDir: string;
  startServer(port?: number): Promise<ServerProcess>;
  newTeacher(role: Role, origin: string): Promise<{ phone: Phone; teacher: Teacher }>;
  clear(): Promise<void>;
}

export function setStage(): Stage {
  const dataDir = mkdtempSync(join(tmpdir(), 'caravan-server-'));
  const cleanUps: (() => Promise<void> | void)[] = [() => rmSync(dataDir, { recursive: true, force: true })];
  return {
    dataDir,
    async startServer(port) {
      const server = await startServerProcess({ DATA_DIR: dataDir, PACKS_DIR: BUILT_PACKS }, port);
      cleanUps.push(server.kill);
      return server;
    },
    async newTeacher({ lang }, origin) {
      const phone = await startPhone({ lang });
      cleanUps.push(phone.dispose);
      const teacher: Teacher = {
        get page() {
          return phone.page;
        },
        say: wordsOf(lang),
        origin,
      };
      return { phone, teacher };
    },
    async clear() {
      for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
    },
  };
}
