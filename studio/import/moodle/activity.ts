import type { Words } from '../../../src/protocol/pack/words.ts';
import { child, type XmlNode } from '../../xml/xml-node.ts';
import type { ItemDraft } from '../draft.ts';
import { fieldOf } from './backup-field.ts';
import type { MoodleContext } from './moodle-context.ts';
import { isEmpty, pageOf, type TextPlace, titleOf } from './moodle-text.ts';
import type { ActivityEntry } from './outline.ts';

/** An activity that has been read: what its readers share. */
export interface Activity {
  entry: ActivityEntry;
  /** Its own element: `page` of `activity`. */
  node: XmlNode;
  file: string;
  contextid: string;
  title: Words;
  /** The `from` of its first item, which links to the activity lead to. */
  from: string;
}

export function activityOf(
  root: XmlNode,
  entry: ActivityEntry,
  file: string,
  context: MoodleContext,
): Activity | undefined {
  const node = child(root, entry.type);
  if (!node) return undefined;
  const title = titleOf(fieldOf(node, 'name') || entry.title, context);
  return { entry, node, file, contextid: root.attributes.contextid ?? '', title, from: `${entry.type}/${entry.id}` };
}

/** Where a text of an activity has its pictures. */
export const placeOf = ({ file, contextid, entry }: Activity, filearea: string, itemid?: string): TextPlace => ({
  file,
  area: { contextid, component: `mod_${entry.type}`, filearea, ...(itemid !== undefined && { itemid }) },
});

/** A text of an activity and the videos in it, as items; none where there is nothing to read or see. */
export function textItems(
  activity: Activity,
  { text, format, place }: { text: string; format: string; place: TextPlace },
  item: { title?: Words; from: string; role?: 'assignment' | 'discussion' },
  context: MoodleContext,
): ItemDraft[] {
  const { words, videos } = pageOf(text, format, place, context);
  const title = item.title ?? activity.title;
  const own: ItemDraft = { kind: 'text', key: item.role ?? 'text', ...item, title, text: words };
  const named = videos.map((video, index) => ({ title, ...video, from: `${item.from}/video-${index + 1}` }));
  return [...(isEmpty(words) ? [] : [own]), ...named];
}

/** What most activities say about themselves. */
export const introItems = (
  activity: Activity,
  item: { from: string; role?: 'assignment' | 'discussion' },
  context: MoodleContext,
): ItemDraft[] =>
  textItems(
    activity,
    {
      text: fieldOf(activity.node, 'intro'),
      format: fieldOf(activity.node, 'introformat'),
      place: placeOf(activity, 'intro'),
    },
    item,
    context,
  );
