// npm run catalogues: fails where a word of the app is not in a catalogue, or is there without its translation.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { LOCALES } from '../src/i18n/locales.ts';
import { catalogueFaults } from './catalogue-faults.ts';
import { readPo } from './read-po.ts';
import { ROOT } from './run.ts';

/** Where the catalogues of the app are, and of the pages of the studio: the folders that lingui.config.ts names, in its order. */
const FOLDERS = ['locales', 'studio/page/locales'];

const catalogs = await getCatalogs(getConfig({ cwd: ROOT }));
let [faults, count] = [0, 0];
for (const [index, folder] of FOLDERS.entries()) {
  const found = await catalogs[index]?.collect();
  if (!found) throw new Error('the sources could not be read');
  const ids = Object.keys(found);
  count += ids.length;
  for (const { tag } of LOCALES) {
    const messages = await readPo(await readFile(join(ROOT, folder, `${tag}.po`), 'utf8'), tag);
    for (const fault of catalogueFaults(tag, messages, ids)) {
      console.error(`${folder}/${tag}.po: ${fault}`);
      faults += 1;
    }
  }
}
if (faults > 0) {
  console.error(
    `${faults} faults. "npm run messages" brings the words of the sources into locales/; then translate them.`,
  );
  process.exitCode = 1;
} else {
  console.log(`${count} messages, complete in ${LOCALES.length} languages.`);
}
