import type { ItemDraft } from '../draft.ts';
import { onlineVideo } from '../online-video.ts';
import { readXml } from '../package-text.ts';
import { type Activity, activityOf, introItems, placeOf, textItems } from './activity.ts';
import { assignItems } from './assignment.ts';
import { fieldOf } from './backup-field.ts';
import { bookItems } from './book.ts';
import { folderItems, resourceItems } from './file-items.ts';
import { lessonPages } from './lesson-pages.ts';
import type { MoodleContext } from './moodle-context.ts';
import type { ActivityEntry } from './outline.ts';
import { packageItems } from './package-items.ts';
import type { QuestionBank } from './questions/question-bank.ts';
import { quizItems } from './quiz-items.ts';

/** Activities that the issue of Moodle imports names; what else comes in is counted apart. */
const DEFINED = new Set(['page', 'book', 'resource', 'folder', 'quiz']);

/** The items of an activity; none, and a finding, where it is hidden, broken or of a kind that does not come in. */
export async function convertActivity(
  entry: ActivityEntry,
  bank: QuestionBank,
  context: MoodleContext,
): Promise<ItemDraft[]> {
  const { files, report, tally } = context;
  const name = `${entry.type} "${entry.title}"`;
  const kind = DEFINED.has(entry.type) ? entry.type : `not defined: ${entry.type}`;
  const moduleFile = `${entry.folder}/module.xml`;
  const module = files.bytes(moduleFile) === undefined ? undefined : await readXml(files, moduleFile, report);
  if (fieldOf(module, 'deletioninprogress') === '1') return [];
  if (fieldOf(module, 'visible') === '0') {
    report('left-out', moduleFile, undefined, `${name} is hidden from learners`);
    return [];
  }
  tally.found(kind);
  const file = `${entry.folder}/${entry.type}.xml`;
  const root = await readXml(files, file, report);
  const activity = root && activityOf(root, entry, file, context);
  if (!activity) {
    report('left-out', file, undefined, `${name} cannot be read`);
    return [];
  }
  const items = await itemsOf(activity, bank, context);
  if (!items || items.length === 0) {
    const why = items ? 'has nothing that can be shown' : 'is of a kind that does not come in';
    report('left-out', file, undefined, `${name} ${why}`);
    return [];
  }
  tally.imported(kind);
  const [first] = items;
  if (first?.from) context.links.lead(entry.id, first.from);
  return items;
}

/** Undefined for kinds that do not come in. */
async function itemsOf(
  activity: Activity,
  bank: QuestionBank,
  context: MoodleContext,
): Promise<ItemDraft[] | undefined> {
  const { node, from, entry } = activity;
  switch (entry.type) {
    case 'page':
      return pageItems(activity, context);
    case 'label':
      return introItems(activity, { from }, context);
    case 'url':
      return urlItems(activity, context);
    case 'book':
      return bookItems(activity, context);
    case 'resource':
      return resourceItems(activity, context);
    case 'folder':
      return folderItems(activity, context);
    case 'assign':
      return assignItems(activity, context);
    case 'forum': {
      if (fieldOf(node, 'type') === 'news') return [];
      return introItems(activity, { from, role: 'discussion' }, context);
    }
    case 'quiz':
      return quizItems(activity, bank, context);
    case 'lesson':
      return lessonPages(activity, context);
    case 'scorm':
    case 'h5pactivity':
    case 'hvp':
      return packageItems(activity, context);
    default:
      return undefined;
  }
}

/** A page shows its description above what it holds only where it is told to. */
function pageItems(activity: Activity, context: MoodleContext): ItemDraft[] {
  const { node, from } = activity;
  const showsIntro = /"printintro";(?:s:1:"1"|i:1|b:1)/.test(fieldOf(node, 'displayoptions'));
  const intro = showsIntro ? introItems(activity, { from: `${from}/intro` }, context) : [];
  const text = {
    text: fieldOf(node, 'content'),
    format: fieldOf(node, 'contentformat'),
    place: placeOf(activity, 'content'),
  };
  return [...intro, ...textItems(activity, text, { from }, context)];
}

function urlItems(activity: Activity, context: MoodleContext): ItemDraft[] {
  const { node, title, from, file } = activity;
  const url = fieldOf(node, 'externalurl').trim();
  const intro = introItems(activity, { from: `${from}/intro` }, context);
  if (!/^https?:\/\/./.test(url)) {
    if (url !== '')
      context.report('unsafe-link', file, undefined, `the address ${url.slice(0, 100)} is none of the net`);
    return intro;
  }
  const video = onlineVideo(url);
  if (!video) return [...intro, { kind: 'link', key: 'link', title, from, url }];
  context.report('media-missing', file, undefined, `the video is held at ${video}`);
  return [
    ...intro,
    { kind: 'video', key: 'video', title, from, sound: context.source, elsewhere: video, captions: {} },
  ];
}
