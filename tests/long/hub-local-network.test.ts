import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it, onTestFinished } from 'vitest';
import { startApp } from '../e2e/support/scene.ts';
import { open, seen, type Teacher } from '../e2e/support/teacher.ts';
import { startHub, untilMirrored } from '../server/hub/support/hub-process.ts';
import { BUILT_PACKS } from '../support/packs.ts';
import { startPhone } from '../support/phone.ts';
import { type SelfSigned, selfSigned } from '../support/self-signed.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { wordsOf } from '../support/words.ts';

const LANG = 'fr';
const say = wordsOf(LANG);
/** Of an address in `.local` Chrome knows by itself where it leads; of this one it does not. */
const HUB = 'hub.campus.example';

const dir = mkdtempSync(join(tmpdir(), 'caravan-lna-'));
let certificate: SelfSigned;
/** What the hub mirrors, and what the phones have their app from: as on the internet, over HTTPS. */
let servers: { readonly origin: ServerProcess; readonly secure: ServerProcess };

beforeAll(async () => {
  certificate = selfSigned('localhost', dir);
  const { certFile: TLS_CERT, keyFile: TLS_KEY } = certificate;
  const packs = { PACKS_DIR: BUILT_PACKS };
  servers = {
    origin: await startServerProcess({ ...packs, DATA_DIR: join(dir, 'a') }),
    secure: await startServerProcess({ ...packs, DATA_DIR: join(dir, 'b'), TLS_CERT, TLS_KEY }),
  };
});
afterAll(async () => {
  await servers?.origin.kill();
  await servers?.secure.kill();
  rmSync(dir, { recursive: true, force: true });
});

/** A phone whose app is of the public internet, and a hub without a certificate in the network around it. */
async function setScene({ isAllowed }: { isAllowed: boolean }) {
  const { secure, origin } = servers;
  const hub = await startHub(origin.origin, ['--courses', '4097', '--rung', 'text']);
  await untilMirrored(hub);
  const hubPort = Number(new URL(hub.origin).port);
  const spaces = [`127.0.0.1:${secure.port}=public`, `127.0.0.1:${hubPort}=local`];
  const phone = await startPhone({
    lang: LANG,
    switches: [
      `--ignore-certificate-errors-spki-list=${certificate.spki}`,
      `--ip-address-space-overrides=${spaces.join(',')}`,
      `--host-resolver-rules=MAP ${HUB} 127.0.0.1`,
    ],
  });
  onTestFinished(() => phone.dispose());
  const teacher: Teacher = { page: phone.page, say, origin: `https://localhost:${secure.port}` };
  await startApp(teacher, LANG);
  if (isAllowed) await phone.context.grantPermissions(['local-network-access']);
  await open(teacher, '/hub');
  await teacher.page.locator('input[name=address]').fill(`${HUB}:${hubPort}`);
  await teacher.page.getByRole('button', { name: say('Connect'), exact: true }).click();
  return teacher;
}

describe('an app of HTTPS and a hub of the local network without a certificate [HUB18]', () => {
  it('come together where she allows it', async () => {
    const { page } = await setScene({ isAllowed: true });
    await seen(page.getByRole('heading', { name: say('Courses at the hub') }), 60_000);
    await page
      .getByRole('button', { name: say.pattern('Get from the hub: {name}, {size}') })
      .first()
      .click();
    await seen(page.locator('main').getByText(say('On this phone'), { exact: true }), 60_000);
  });

  it('do not where she does not: she is told, and the other way named', async () => {
    const { page } = await setScene({ isAllowed: false });
    const words = say(
      'This browser may not reach the hub: access to the local network is blocked for Caravan. Allow it in the site settings, or use a file.',
    );
    await seen(page.getByText(words), 70_000);
  });
});
