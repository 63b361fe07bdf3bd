import type { Motion, MotionFacts } from './motion.ts';
import { SAMPLED_FPS } from './motion.ts';
import type { PictureFacts } from './probe.ts';
import type { MediaTools } from './tools.ts';

export const VIDEO_RUNGS = ['144', '240', '360'] as const;
export type VideoRung = (typeof VIDEO_RUNGS)[number];

/** How one rung is made: the arguments of ffmpeg, without the names of files. */
export interface RungRecipe {
  rung: VideoRung;
  width: number;
  height: number;
  fps: number;
  /** From the recording to frames of this size and rate. */
  filter: string;
  /** Frames that a new slide begins with: key frames, besides one every ten seconds. */
  cuts: number[];
  h264: string[];
  av1: string[];
}

const KEY_SECONDS = 10;
/** A rung must add a sixth to the lines of the one below, or it is not worth its bytes. */
const WORTH = 7 / 6;
const FPS = { slides: 5, inset: 10 } as const satisfies Partial<Record<Motion, number>>;
const FASTEST_LIVE_FPS = 15;

/**
 * A still picture is read again by every frame until the next key frame, so both coders code it far better than the CRF says.
 * Slides come out at 42 to 46 dB, in AV1 a little above H.264: letters without fringes.
 */
const H264_CRF = {
  slides: { 144: 33, 240: 34, 360: 34 },
  inset: { 144: 31, 240: 32, 360: 32 },
  live: { 144: 29, 240: 30, 360: 30 },
} as const satisfies Record<Motion, Record<VideoRung, number>>;
const AV1_CRF = {
  slides: { 144: 42, 240: 42, 360: 44 },
  inset: { 144: 44, 240: 46, 360: 46 },
  live: { 144: 46, 240: 48, 360: 48 },
} as const satisfies Record<Motion, Record<VideoRung, number>>;

const COLOUR_TAGS = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'];
const TONE_MAP =
  'zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv';

/** The rungs that a recording is worth, from the smallest up; it is never scaled up. */
export function planRungs(picture: PictureFacts, { motion, cuts }: MotionFacts, tools: MediaTools): RungRecipe[] {
  const lines = Math.min(picture.width, picture.height);
  const rungs = VIDEO_RUNGS.filter((_, n) => n === 0 || lines >= Number(VIDEO_RUNGS[n - 1]) * WORTH);
  const fps = motion === 'live' ? liveFps(picture.fps) : Math.min(FPS[motion], Math.max(1, Math.round(picture.fps)));
  return rungs.map((rung): RungRecipe => {
    const share = Math.min(1, Number(rung) / lines);
    const [width, height] = [even(picture.width * share), even(picture.height * share)];
    return {
      ...{ rung, width, height, fps },
      filter: filterOf(picture, tools, motion, { width, height, fps }),
      // The frame that shows what the sample shows: rates are a part of the sampled one, or have no cuts.
      cuts: cuts.map((frame) => Math.ceil((frame * fps) / SAMPLED_FPS)),
      h264: [...h264(motion, rung, fps), ...COLOUR_TAGS],
      av1: tools.av1 ? [...av1(tools.av1, motion, rung, fps), ...COLOUR_TAGS] : [],
    };
  });
}

/** The rate of the recording, or an even part of it: frames dropped now and then would make motion stumble. */
const liveFps = (fps: number): number => Math.round((fps / Math.ceil(fps / FASTEST_LIVE_FPS)) * 100) / 100;

const even = (pixels: number): number => Math.max(2, Math.round(pixels / 2) * 2);

function filterOf(
  picture: PictureFacts,
  tools: MediaTools,
  motion: Motion,
  { width, height, fps }: { width: number; height: number; fps: number },
): string {
  // Slides pass through the rate they were measured in, so that a cut is the same frame in both.
  const rate = motion === 'live' ? `fps=${fps}:start_time=0` : `fps=${SAMPLED_FPS}:start_time=0,fps=${fps}`;
  const light = picture.hdr && tools.toneMapping ? `,${TONE_MAP}` : '';
  const scale = `scale=${width}:${height}:flags=bicubic+accurate_rnd+full_chroma_int:out_color_matrix=bt709:out_range=tv`;
  return `yadif=deint=interlaced,${rate}${light},${scale},format=yuv420p,setsar=1`;
}

/** 144 lines also play on the oldest decoders. Without psy and aq, flat colours need a fifth less. */
function h264(motion: Motion, rung: VideoRung, fps: number): string[] {
  const still = motion === 'live' ? ['-bf', rung === '144' ? '0' : '2'] : ['-tune', 'stillimage', '-bf', '0'];
  return [
    ...['-c:v', 'libx264', '-preset', motion === 'slides' ? 'veryslow' : 'slower', ...still],
    ...['-profile:v', rung === '144' ? 'baseline' : 'main', '-crf', String(H264_CRF[motion][rung])],
    ...['-g', String(Math.round(KEY_SECONDS * fps)), '-sc_threshold', motion === 'live' ? '40' : '0'],
    ...(motion === 'live' ? [] : ['-x264-params', 'psy=0:aq-mode=0']),
  ];
}

function av1(coder: NonNullable<MediaTools['av1']>, motion: Motion, rung: VideoRung, fps: number): string[] {
  const every = ['-g', String(Math.round(KEY_SECONDS * fps)), '-crf', String(AV1_CRF[motion][rung])];
  const screen = motion !== 'live';
  if (coder === 'libsvtav1') {
    return ['-c:v', coder, '-preset', screen ? '4' : '5', ...every, ...(screen ? ['-svtav1-params', 'scm=1'] : [])];
  }
  const content = screen ? ['-aom-params', 'tune-content=screen'] : [];
  return ['-c:v', coder, '-cpu-used', motion === 'slides' ? '4' : '5', '-b:v', '0', ...every, ...content];
}

/** What is heard. Speech needs no more than a telephone line of today; music asks for more. */
export const SOUNDS = ['speech', 'music'] as const;
export type Sound = (typeof SOUNDS)[number];
export interface SoundRecipe {
  filter: string;
  aac: string[];
  opus: string[];
}

const TARGET_LUFS = -16;
/** What the limiter takes away again of a voice with sharp peaks. */
const LIMITER_LU = 0.6;
const MOST_GAIN_DB = 30;

/**
 * Mono at -16 LUFS: the measured loudness is raised by one gain, with the peaks held at -3 dB. Asked for 20 kbit/s, the fast AAC
 * coder of ffmpeg gives 24 with the container. Opus packets of 60 ms keep the container at a hundredth.
 */
export function planSound(loudness: number | undefined, sound: Sound): SoundRecipe {
  const gain = loudness === undefined ? 0 : Math.min(MOST_GAIN_DB, TARGET_LUFS + LIMITER_LU - loudness);
  const limited = `volume=${gain.toFixed(2)}dB,alimiter=limit=0.7:level=false`;
  const speech = sound === 'speech';
  const rate = speech ? '24000' : '32000';
  const aac = speech ? ['-aac_coder', 'fast', '-b:a', '20k'] : ['-b:a', '40k'];
  const opus = speech ? ['-b:a', '12k', '-application', 'voip'] : ['-b:a', '24k', '-application', 'audio'];
  return {
    // A sound that begins later than the picture keeps its place.
    filter: `aresample=async=1:first_pts=0,aformat=channel_layouts=mono,${limited}`,
    aac: ['-c:a', 'aac', '-profile:a', 'aac_low', '-ac', '1', '-ar', rate, ...aac],
    opus: ['-c:a', 'libopus', '-ac', '1', '-ar', speech ? '24000' : '48000', '-frame_duration', '60', ...opus],
  };
}
