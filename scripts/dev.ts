// npm run dev: the server on PORT (8080) and Vite's live reload before it on 5173 (its proxy is in vite.config.ts).
import { closeOnSignal } from '../server/close-on-signal.ts';
import { serve } from '../server/serve.ts';
import { buildApp, buildPacks } from './build-steps.ts';
import { mustRun } from './run.ts';

await buildPacks();
await buildApp();
closeOnSignal(await serve({ env: process.env, demo: true }));
await mustRun('vite', []);
