// npm run bench -- NAME: runs bench/NAME.ts, which prints lines `figure NAME VALUE UNIT`.
import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';

const name = process.argv[2] ?? '';
const file = join(import.meta.dirname, `${name}.ts`);
const known = globSync('*.ts', { cwd: import.meta.dirname })
  .map((path) => basename(path, '.ts'))
  .filter((bench) => bench !== 'bench');

if (!known.includes(name) || !existsSync(file)) {
  console.error(`Which benchmark? npm run bench -- ${known.join(' | ')}`);
  process.exit(1);
}
await import(file);
