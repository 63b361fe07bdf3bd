import { availableParallelism } from 'node:os';
import { MediaError } from './media-error.ts';
import { ProcessError, runProcess } from './run-process.ts';

/** What the ffmpeg of this machine can do. */
export interface MediaTools {
  ffmpeg: string;
  ffprobe: string;
  /** The version with the encoders that are used: part of the key of everything that is cached. */
  version: string;
  /** libaom is smaller on slides; SVT-AV1 stands in where there is no other. */
  av1: 'libaom-av1' | 'libsvtav1' | undefined;
  opus: boolean;
  webp: boolean;
  animatedWebp: boolean;
  /** Maps the light of HDR recordings to what phones show. */
  toneMapping: boolean;
  cores: number;
}

const OLDEST_MAJOR = 4;
const LIMIT_MS = 20_000;
const INSTALL =
  'install ffmpeg 4.4 or later with libx264, for example with "apt-get install ffmpeg" or "brew install ffmpeg"';

/** Looks for ffmpeg and ffprobe. Throws a MediaError `no-ffmpeg` that says what to install. */
export async function findMediaTools({
  signal,
  ffmpeg = process.env.FFMPEG ?? 'ffmpeg',
  ffprobe = process.env.FFPROBE ?? 'ffprobe',
}: {
  signal: AbortSignal;
  ffmpeg?: string;
  ffprobe?: string;
}): Promise<MediaTools> {
  const [about, , encoders, filters] = await Promise.all([
    ask(ffmpeg, ['-version'], signal),
    ask(ffprobe, ['-version'], signal),
    ask(ffmpeg, ['-hide_banner', '-encoders'], signal),
    ask(ffmpeg, ['-hide_banner', '-filters'], signal),
  ]);
  const version = /^ffmpeg version (\S+)/m.exec(about)?.[1] ?? 'unknown';
  // A build from the sources of the day has a name such as N-110000-g1234567 and is new enough.
  const major = Number(/^n?(\d+)\./.exec(version)?.[1] ?? OLDEST_MAJOR);
  if (major < OLDEST_MAJOR) throw new MediaError('no-ffmpeg', `ffmpeg ${version} is too old: ${INSTALL}`);
  const has = (list: string, name: string): boolean => new RegExp(`^ *\\S+ +${name} `, 'm').test(list);
  const missing = ['libx264', 'aac'].filter((name) => !has(encoders, name));
  if (missing.length > 0) throw new MediaError('no-ffmpeg', `ffmpeg has no ${missing.join(', ')}: ${INSTALL}`);
  const av1 = (['libaom-av1', 'libsvtav1'] as const).find((name) => has(encoders, name));
  const libraries = [...about.matchAll(/^lib\w+ +([\d. ]+)/gm)].map(([, numbers]) => numbers?.replaceAll(' ', ''));
  return {
    ffmpeg,
    ffprobe,
    version: [version, ...libraries, av1 ?? ''].join(' '),
    av1,
    opus: has(encoders, 'libopus'),
    webp: has(encoders, 'libwebp'),
    animatedWebp: has(encoders, 'libwebp_anim'),
    toneMapping: has(filters, 'zscale') && has(filters, 'tonemap'),
    cores: availableParallelism(),
  };
}

async function ask(command: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  const pieces: Buffer[] = [];
  try {
    await runProcess(command, args, { signal, limitMs: LIMIT_MS, onStdout: (piece) => pieces.push(piece) });
  } catch (error) {
    if (!(error instanceof ProcessError)) throw error;
    throw new MediaError(
      'no-ffmpeg',
      `${error.reason === 'missing' ? `${command} is missing` : error.message}: ${INSTALL}`,
    );
  }
  return Buffer.concat(pieces).toString('utf8');
}
