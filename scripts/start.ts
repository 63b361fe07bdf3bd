// npm start [-- --demo]: builds what is not current, then serves it.
import { parseArgs } from 'node:util';
import { serve } from '../server/serve.ts';
import { buildApp, buildPacks } from './build-steps.ts';

const { values } = parseArgs({ options: { demo: { type: 'boolean', default: false } } });
await buildPacks();
await buildApp();
await serve({ env: process.env, demo: values.demo });
