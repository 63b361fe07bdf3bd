// npm run build [-- packs|app|studio ...]: the packs of content/, the app in dist/ and the pages of the studio, where they are not current.
import { parseArgs } from 'node:util';
import { buildApp, buildPacks, buildStudioPages } from './build-steps.ts';

const STEPS = { packs: buildPacks, app: buildApp, studio: buildStudioPages };

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.find((name) => !Object.hasOwn(STEPS, name));
if (unknown !== undefined) throw new Error(`there is nothing to build that is called ${unknown}`);
for (const [name, build] of Object.entries(STEPS)) {
  if (positionals.length === 0 || positionals.includes(name)) await build();
}
