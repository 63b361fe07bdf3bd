import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';
import { buildWithStudio, readBuiltCourse } from '../../tests/support/packs.ts';
import { startServerProcess } from '../../tests/support/server-process.ts';
import type { Figure } from '../support/figure.ts';

const SAMPLE_COURSES = [4097, 4098];

/** What one request brings: all texts and quizzes of a module in one language. */
interface Answer {
  name: string;
  bytes: number;
  plainBytes: number;
}

/** The heaviest module of the sample courses, in its heaviest language, as the real server sends it. */
export async function measureModuleText(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-text-'));
  const packs = join(folder, 'packs');
  buildWithStudio('content', packs, join(folder, 'keys'));
  const server = await startServerProcess({ DATA_DIR: join(folder, 'data'), PACKS_DIR: packs });
  try {
    const answers: Answer[] = [];
    for (const course of SAMPLE_COURSES) {
      for (const { number, text } of readBuiltCourse(course, packs).modules) {
        for (const [lang, ref] of Object.entries(text)) {
          const bytes = await bodyBytes(`${server.origin}/packs/${chunkPath(ref.hash)}`);
          answers.push({ name: `course ${course}, module ${number}, ${lang}`, bytes, plainBytes: ref.bytes });
        }
      }
    }
    const [worst, ...rest] = answers.sort((a, b) => b.bytes - a.bytes);
    if (!worst) throw new Error('the sample courses have no text');
    const tell = ({ name, bytes, plainBytes }: Answer): string => `${name}: ${bytes} of ${plainBytes} bytes`;
    const beside = [tell(worst), ...rest.slice(0, 2).map(tell), `${answers.length} modules and languages in all`];
    return [{ name: 'module-text', value: worst.bytes, unit: 'bytes', beside }];
  } finally {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes of a body as it came, compressed as the server did. */
const bodyBytes = (address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (data: Buffer) => (bytes += data.length));
      answer.once('error', reject);
      answer.once('end', () => {
        const isBrotli = answer.statusCode === 200 && answer.headers['content-encoding'] === 'br';
        if (isBrotli) resolve(bytes);
        else reject(new Error(`${answer.statusCode} ${answer.headers['content-encoding']}`));
      });
    }).once('error', reject);
  });
