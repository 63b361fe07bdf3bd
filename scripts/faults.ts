// npm run faults: tests/faults/cli.ts, which belongs to another runtime's types than scripts do.
import { join } from 'node:path';
import { ROOT, run } from './run.ts';

process.exit(await run('node', [join(ROOT, 'tests/faults/cli.ts'), ...process.argv.slice(2)]));
