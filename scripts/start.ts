// npm start [-- --demo]: builds what is not current, then serves it.
import { parseArgs } from 'node:util';
import { closeOnSignal } from '../server/close-on-signal.ts';
import { serve } from '../server/serve.ts';
import { buildApp, buildPacks } from './build-steps.ts';

const { values } = parseArgs({ options: { demo: { type: 'boolean', default: false } } });
await buildPacks();
await buildApp();
closeOnSignal(await serve({ env: process.env, demo: values.demo }));
