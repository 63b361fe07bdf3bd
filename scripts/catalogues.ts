// npm run catalogues: fails where a word of the app is not in a catalogue, or is there without its translation.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { LOCALES } from '../src/i18n/locales.ts';
import { catalogueFaults } from './catalogue-faults.ts';
import { readPo } from './read-po.ts';
import { ROOT } from './run.ts';

/** Ids of all messages that the sources have now. */
async function collectIds(): Promise<string[]> {
  const [catalog] = await getCatalogs(getConfig({ cwd: ROOT }));
  const messages = await catalog?.collect();
  if (!messages) throw new Error('the sources could not be read');
  return Object.keys(messages);
}

const ids = await collectIds();
let faults = 0;
for (const { tag } of LOCALES) {
  const messages = await readPo(await readFile(join(ROOT, 'locales', `${tag}.po`), 'utf8'), tag);
  for (const fault of catalogueFaults(tag, messages, ids)) {
    console.error(`locales/${tag}.po: ${fault}`);
    faults += 1;
  }
}
if (faults > 0) {
  console.error(
    `${faults} faults. "npm run messages" brings the words of the sources into locales/; then translate them.`,
  );
  process.exitCode = 1;
} else {
  console.log(`${ids.length} messages, complete in ${LOCALES.length} languages.`);
}
