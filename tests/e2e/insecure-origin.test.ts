import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/i18n/locales.ts';
import { BUILT_PACKS } from '../support/packs.ts';
import { type Phone, startPhone } from '../support/phone.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { wordsOf } from '../support/words.ts';
import { open, seen } from './support/teacher.ts';

/** A name that is this machine's and not `localhost`: to the browser, another machine. */
const HOST = 'caravan.test';

const IS = 'Nothing can be kept on this phone at this address.';
const WHY =
  'The app was opened over plain HTTP (the address begins with http://). There, browsers allow no storage that works offline, since anyone on the way could change the app. Ask for the address that begins with https://.';

const dataDir = mkdtempSync(join(tmpdir(), 'caravan-server-'));
let server: ServerProcess;
let phone: Phone;
beforeAll(async () => {
  server = await startServerProcess({ DATA_DIR: dataDir, PACKS_DIR: BUILT_PACKS });
  phone = await startPhone({ switches: [`--host-resolver-rules=MAP ${HOST} 127.0.0.1`] });
});
afterAll(async () => {
  await phone?.dispose();
  await server?.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Every language is somebody's first visit. */
async function forgetOrigin(origin: string): Promise<void> {
  await phone.page.goto('about:blank');
  const session = await phone.context.newCDPSession(phone.page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.detach();
}

describe('the app, opened over plain HTTP from another machine', () => {
  it.each(LOCALES)('says in $name that nothing can be kept there, and why', async ({ tag, name }) => {
    const { page } = phone;
    const say = wordsOf(tag);
    const teacher = { page, say, origin: `http://${HOST}:${server.port}` };
    await forgetOrigin(teacher.origin);
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(error.message));
    await page.goto(teacher.origin);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await page.getByRole('radio', { name }).check();
    await seen(page.getByText(say(IS)));
    await seen(page.getByText(say(WHY)));

    await page.getByRole('button', { name: say('Start, no account needed') }).click();
    await seen(page.getByRole('heading', { name: say('Choose a first course') }));
    for (const path of ['/', '/courses', '/phone']) {
      await open(teacher, path);
      await seen(page.getByText(say(IS)));
    }
    expect(broken).toEqual([]);
  });
});
