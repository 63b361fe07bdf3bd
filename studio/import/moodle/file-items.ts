import type { Words } from '../../../src/protocol/pack/words.ts';
import type { ItemDraft } from '../draft.ts';
import { packageAddress } from '../package-address.ts';
import { readText } from '../package-text.ts';
import { type Activity, introItems, placeOf, textItems } from './activity.ts';
import type { MoodleContext } from './moodle-context.ts';
import { isVideoFile } from './moodle-text.ts';
import type { StoredFile } from './stored-files.ts';

/** A file of the backup as an item: a video to watch, a picture in a text, anything else to keep. */
export function fileItem(file: StoredFile, title: Words, from: string, { source }: MoodleContext): ItemDraft {
  if (isVideoFile(file)) {
    return { kind: 'video', key: file.name, title, from, sound: source, media: file.path, captions: {} };
  }
  if (/^image\/(?:png|jpeg|gif|webp|svg\+xml)$/.test(file.mimetype)) {
    const alt = (title[source] ?? file.name).replace(/[\\[\]]/g, '\\$&');
    return { kind: 'text', key: file.name, title, from, text: { [source]: `![${alt}](${packageAddress(file.path)})` } };
  }
  return { kind: 'file', key: file.name, title, from, file: file.path };
}

/** A file: its main one; a page of HTML is read as a text. */
export async function resourceItems(activity: Activity, context: MoodleContext): Promise<ItemDraft[]> {
  const { contextid, from, file, title } = activity;
  const { stored, tally, report } = context;
  const intro = introItems(activity, { from: `${from}/intro` }, context);
  const [main, ...others] = stored.list({ contextid, component: 'mod_resource', filearea: 'content' });
  tally.found('file');
  if (!main) {
    report('left-out', file, undefined, `the file of "${activity.entry.title}" is not in the backup`);
    return intro;
  }
  tally.imported('file');
  if (/^text\/html$|xhtml/.test(main.mimetype)) {
    const html = (await readText(stored.named, main.path, report)) ?? '';
    const relative = html.replace(/\b(src|href)="(?![a-z][a-z0-9+.-]*:|[#/@$])/gi, '$1="@@PLUGINFILE@@/');
    return [
      ...intro,
      ...textItems(activity, { text: relative, format: '1', place: placeOf(activity, 'content') }, { from }, context),
    ];
  }
  for (const other of others) report('left-out', file, undefined, `${other.name}, a part of "${activity.entry.title}"`);
  return [...intro, fileItem(main, title, from, context)];
}

/** A folder: each of its files is an item. */
export function folderItems(activity: Activity, context: MoodleContext): ItemDraft[] {
  const { contextid, from } = activity;
  const { stored, tally, source } = context;
  const files = stored.list({ contextid, component: 'mod_folder', filearea: 'content' });
  const items = files.map((file, index) => {
    tally.found('file');
    tally.imported('file');
    const name = file.folder === '' ? file.name : `${file.folder}/${file.name}`;
    return fileItem(file, { [source]: name }, index === 0 ? from : `${from}/${name}`, context);
  });
  return [...introItems(activity, { from: `${from}/intro` }, context), ...items];
}
