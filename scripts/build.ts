// npm run build: the packs of content/ and the app in dist/, where they are not current.
import { buildApp, buildPacks } from './build-steps.ts';

await buildPacks();
await buildApp();
