import * as v from 'valibot';
import { type Coding, PICTURE_RUNGS, PROBES, pictureProbe, soundProbe } from './ladder-probes.ts';

const decodingSchema = v.object({ supported: v.boolean(), smooth: v.boolean(), powerEfficient: v.boolean() });
const codingSchema = v.object({
  sound: decodingSchema,
  '144': decodingSchema,
  '240': decodingSchema,
  '360': decodingSchema,
});

/** What this phone's browser says that it decodes, and how well. */
export const measureSchema = v.object({
  /** The questions that were asked. */
  probes: v.string(),
  /** Milliseconds since 1970. */
  measuredAt: v.number(),
  /** As the browser tells it, rounded; undefined where it does not. */
  memoryGiB: v.optional(v.number()),
  h264: codingSchema,
  av1: codingSchema,
});
export type PhoneMeasure = v.InferOutput<typeof measureSchema>;
export type Decoding = v.InferOutput<typeof decodingSchema>;

const NEVER: Decoding = { supported: false, smooth: false, powerEfficient: false };
/** Without the API (before 2020) every phone plays H.264, and AV1 is not worth a guess. */
const TAKEN_FOR_GRANTED: Record<Coding, Decoding> = {
  h264: { supported: true, smooth: true, powerEfficient: false },
  av1: NEVER,
};

export interface MeasureDeps {
  readonly capabilities: Pick<MediaCapabilities, 'decodingInfo'> | undefined;
  readonly memoryGiB: number | undefined;
  readonly now: () => number;
}

/** Asks the browser about every rung in both codings. Nothing is played, and nothing is fetched. */
export async function measurePhone({ capabilities, memoryGiB, now }: MeasureDeps): Promise<PhoneMeasure> {
  const ask = async (coding: Coding, probe: MediaDecodingConfiguration): Promise<Decoding> => {
    if (!capabilities) return TAKEN_FOR_GRANTED[coding];
    try {
      const { supported, smooth, powerEfficient } = await capabilities.decodingInfo(probe);
      return { supported, smooth, powerEfficient };
    } catch {
      // A codec that the browser has never heard of.
      return NEVER;
    }
  };
  const measure = async (coding: Coding) => {
    const [sound, ...pictures] = await Promise.all([
      ask(coding, soundProbe(coding)),
      ...PICTURE_RUNGS.map((rung) => ask(coding, pictureProbe(coding, rung))),
    ]);
    const [low = NEVER, middle = NEVER, high = NEVER] = pictures;
    return { sound, '144': low, '240': middle, '360': high };
  };
  const [h264, av1] = await Promise.all([measure('h264'), measure('av1')]);
  return { probes: PROBES, measuredAt: now(), ...(memoryGiB !== undefined && { memoryGiB }), h264, av1 };
}
