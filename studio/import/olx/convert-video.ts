import * as v from 'valibot';
import { langSchema } from '../../../src/protocol/pack/words.ts';
import { children, type XmlNode } from '../../xml/xml-node.ts';
import type { ItemDraft } from '../draft.ts';
import { onlineVideo } from '../online-video.ts';
import type { OlxContext } from './course-context.ts';
import { parseJson } from './json-attribute.ts';
import type { OlxBlock } from './read-blocks.ts';

/** A video block: its file, where the course holds it, else its address; with its transcripts and handouts. */
export function convertVideo(block: OlxBlock, title: string, context: OlxContext): ItemDraft[] {
  const { report, statics, lang } = context;
  const { node, file } = block;
  const sources = sourcesOf(node);
  const media = sources.map((source) => statics.find(source) ?? sameName(source, context)).find((path) => path);
  const elsewhere = media ? undefined : addressOf(node, sources);
  const from = `video/${block.id}`;
  const handouts = handoutsOf(node, from, context);
  if (!media && !elsewhere) {
    const known = node.attributes.edx_video_id ? `, only its number ${node.attributes.edx_video_id}` : '';
    report('left-out', file, undefined, `video "${title}" has neither a file nor an address${known}`);
    return handouts;
  }
  if (elsewhere) report('media-missing', file, undefined, `video "${title}" is held at ${elsewhere}`);
  if (node.attributes.start_time && !/^0*(?::0+)*$/.test(node.attributes.start_time)) {
    const until = node.attributes.end_time ? ` to ${node.attributes.end_time}` : '';
    report('left-out', file, undefined, `video "${title}": that only ${node.attributes.start_time}${until} is played`);
  }
  const entries = { key: 'video', title: { [lang]: title }, from, sound: lang, captions: captionsOf(block, context) };
  return [{ kind: 'video', ...entries, ...(media ? { media } : { elsewhere: elsewhere ?? '' }) }, ...handouts];
}

function sourcesOf(node: XmlNode): string[] {
  const listed = v.safeParse(v.array(v.string()), parseJson(node.attributes.html5_sources));
  const elements = [...children(node, 'source'), ...children(node, 'encoded_video')];
  const written = elements.flatMap(({ attributes }) => attributes.src ?? attributes.url ?? []);
  const single = node.attributes.source ?? '';
  return [...new Set([...(listed.success ? listed.output : []), ...written, single])].filter((source) => source !== '');
}

/** A file of the course that is called as the one an address names: an author uploaded both. */
function sameName(address: string, { statics }: OlxContext): string | undefined {
  const name = /\/([^/?#]+)(?:[?#].*)?$/.exec(address)?.[1];
  return name === undefined ? undefined : statics.find(`/static/${name}`);
}

/** YouTube's number stands in `youtube_id_1_0`, or as "1.00:ID" among those of other speeds. */
function addressOf({ attributes }: XmlNode, sources: readonly string[]): string | undefined {
  const speeds = (attributes.youtube ?? '').split(',').map((one) => one.trim());
  const normal = speeds.find((one) => /^1(?:\.0+)?:/.test(one))?.replace(/^[\d.]+:/, '');
  const id = attributes.youtube_id_1_0 || normal;
  if (id && /^[\w-]{6,20}$/.test(id)) return `https://www.youtube.com/watch?v=${id}`;
  const [online] = sources.filter((source) => /^https?:\/\/./.test(source));
  return online && (onlineVideo(online) ?? online);
}

function captionsOf(
  { node, file }: OlxBlock,
  { statics, files, root, report, lang }: OlxContext,
): Record<string, string> {
  const listed = v.safeParse(v.record(v.string(), v.string()), parseJson(node.attributes.transcripts));
  const elements = children(node, 'transcript').map(({ attributes }) => [attributes.language, attributes.src] as const);
  const { sub } = node.attributes;
  const named = [
    ...(sub ? [[lang, `subs_${sub}.srt`] as const, [lang, `subs_${sub}.srt.sjson`] as const] : []),
    ...elements,
    ...(listed.success ? Object.entries(listed.output) : []),
  ];
  const captions: Record<string, string> = {};
  for (const [language = '', name = ''] of named) {
    const path = statics.find(`/static/${name.replace(/^\/?static\//, '')}`);
    const isTag = v.is(langSchema, language);
    if (path && isTag && /\.(?:srt|vtt|sbv)$/i.test(path) && (files.bytes(path) ?? 0) > 0) captions[language] = path;
    else if (name.endsWith('.sjson') && !path) continue;
    else if (!name.startsWith('subs_') || path) {
      report(
        'missing-captions',
        file,
        undefined,
        `the transcript ${name} (${language}) is not in ${root}static, or is no .srt`,
      );
    }
  }
  return captions;
}

/** Handouts and printed transcripts that come with a video. */
function handoutsOf(node: XmlNode, from: string, { statics, lang }: OlxContext): ItemDraft[] {
  const elements = [...children(node, 'track'), ...children(node, 'handout')].map(({ attributes }) => attributes.src);
  const addresses = [node.attributes.track, node.attributes.handout, ...elements].filter((one) => one !== undefined);
  const paths = new Set(addresses.flatMap((address) => statics.find(address) ?? []));
  return [...paths].map((file) => {
    const name = file.split('/').at(-1) ?? file;
    return { kind: 'file', key: name, title: { [lang]: name }, from: `${from}/${name}`, file };
  });
}
