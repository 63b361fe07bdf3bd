/** The rungs of a video that have a picture, from the lightest up. */
export const PICTURE_RUNGS = ['144', '240', '360'] as const;
export type PictureRung = (typeof PICTURE_RUNGS)[number];

/** The two codings that packs have (pack-spec [VIDEO2]), by their picture: H.264 comes with AAC, AV1 with Opus. */
export const CODINGS = ['h264', 'av1'] as const;
export type Coding = (typeof CODINGS)[number];

/** As studio/ladder/recipe.ts makes them: baseline profile for 144 lines, main above, in the levels that x264 writes. */
const H264_PICTURES = { '144': 'avc1.42c00c', '240': 'avc1.4d4016', '360': 'avc1.4d401f' } as const;
const AV1_PICTURE = 'av01.0.00M.08';
const SOUNDS = { h264: 'mp4a.40.2', av1: 'opus' } as const satisfies Record<Coding, string>;

/** The most that live pictures come to; slides need a tenth. Bits a second, at the most frames that the ladder makes. */
const PICTURES = {
  '144': { width: 256, height: 144, bitrate: 80_000 },
  '240': { width: 426, height: 240, bitrate: 160_000 },
  '360': { width: 640, height: 360, bitrate: 320_000 },
} as const satisfies Record<PictureRung, object>;
const MOST_FPS = 15;

/** What a browser is asked about a rung in one coding: the questions of the Media Capabilities API. */
export const pictureProbe = (coding: Coding, rung: PictureRung): MediaDecodingConfiguration => ({
  ...soundProbe(coding),
  video: {
    ...PICTURES[rung],
    framerate: MOST_FPS,
    contentType: `video/mp4; codecs="${coding === 'h264' ? H264_PICTURES[rung] : AV1_PICTURE}"`,
  },
});

/** What a browser is asked about the sound alone. */
export const soundProbe = (coding: Coding): MediaDecodingConfiguration => ({
  type: 'file',
  audio: { contentType: `audio/mp4; codecs="${SOUNDS[coding]}"`, channels: '1', bitrate: 24_000, samplerate: 24_000 },
});

/** All questions as one text: what was measured by others is measured anew. */
export const PROBES = JSON.stringify(
  CODINGS.flatMap((coding) => [soundProbe(coding), ...PICTURE_RUNGS.map((rung) => pictureProbe(coding, rung))]),
);
