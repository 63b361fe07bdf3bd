import { child, children } from '../../xml/xml-node.ts';
import type { ItemDraft } from '../draft.ts';
import { type Activity, introItems, placeOf, textItems } from './activity.ts';
import { fieldOf } from './backup-field.ts';
import type { MoodleContext } from './moodle-context.ts';
import { titleOf } from './moodle-text.ts';

/** A book: each chapter is a text under its own title. */
export function bookItems(activity: Activity, context: MoodleContext): ItemDraft[] {
  const { node, file, from, entry } = activity;
  const { tally, report, links } = context;
  const chapters = children(child(node, 'chapters'), 'chapter').toSorted(
    (a, b) => Number(fieldOf(a, 'pagenum')) - Number(fieldOf(b, 'pagenum')),
  );
  const items = chapters.flatMap((chapter): ItemDraft[] => {
    const id = chapter.attributes.id ?? '';
    const title = titleOf(fieldOf(chapter, 'title'), context);
    if (fieldOf(chapter, 'hidden') === '1') {
      report('left-out', file, chapter.line, `chapter "${title[context.source] ?? id}" is hidden from learners`);
      return [];
    }
    tally.found('book chapter');
    const text = {
      text: fieldOf(chapter, 'content'),
      format: fieldOf(chapter, 'contentformat'),
      place: placeOf(activity, 'chapter', id),
    };
    const own = textItems(activity, text, { title, from: `${from}/${id}` }, context);
    if (own.length > 0) tally.imported('book chapter');
    else report('left-out', file, chapter.line, `chapter "${title[context.source] ?? id}" is empty`);
    if (own[0]?.from) links.lead(`${entry.id}/${id}`, own[0].from);
    return own;
  });
  return [...introItems(activity, { from: `${from}/intro` }, context), ...items];
}
