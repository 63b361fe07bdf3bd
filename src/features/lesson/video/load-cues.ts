import { deps } from '../../../app/deps.ts';
import { mediaUrl } from '../../../protocol/pack/media-url.ts';
import type { VideoItem } from '../../../protocol/pack/module-manifest.ts';
import { type Cue, parseVtt } from '../../../protocol/pack/vtt.ts';

/** What is said in a video, in one language; undefined where its captions are not to be had now. */
export async function loadCues(
  { captions }: VideoItem,
  lang: string | undefined,
  { signal }: { signal: AbortSignal },
): Promise<Cue[] | undefined> {
  const ref = lang === undefined ? undefined : captions[lang];
  if (!ref) return undefined;
  try {
    const response = await deps().fetch(mediaUrl([ref], ref.ending), { signal });
    const isVtt = response.headers.get('content-type')?.startsWith('text/vtt') ?? false;
    return response.ok && isVtt ? parseVtt(await response.text()) : undefined;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
