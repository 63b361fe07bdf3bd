import { child, children, descendants, type XmlNode } from '../../xml/xml-node.ts';
import type { ItemDraft } from '../draft.ts';
import { readXml } from '../package-text.ts';
import { type Activity, placeOf, textItems } from './activity.ts';
import { fieldOf } from './backup-field.ts';
import { fileItem } from './file-items.ts';
import type { MoodleContext } from './moodle-context.ts';
import { toHtml } from './moodle-text.ts';

/** An assignment: what is asked, its rubric as a table, and the files that come with it. Dates and grades stay behind. */
export async function assignItems(activity: Activity, context: MoodleContext): Promise<ItemDraft[]> {
  const { node, from, contextid, entry } = activity;
  const { files, report, stored, source } = context;
  const path = `${entry.folder}/grading.xml`;
  const grading = files.bytes(path) === undefined ? undefined : await readXml(files, path, report);
  const rubric = grading ? rubricToHtml(grading) : '';
  const asked = toHtml(fieldOf(node, 'intro'), fieldOf(node, 'introformat'));
  const more = toHtml(fieldOf(node, 'activity'), fieldOf(node, 'activityformat'));
  const text = { text: `${asked}\n${more}\n${rubric}`, format: '1', place: placeOf(activity, 'intro') };
  const attached = stored.list({ contextid, component: 'mod_assign', filearea: 'introattachment' });
  const items = attached.map((file) => fileItem(file, { [source]: file.name }, `${from}/${file.name}`, context));
  return [...textItems(activity, text, { from, role: 'assignment' }, context), ...items];
}

/** Rubrics and marking guides, a table for each criterion. */
function rubricToHtml(grading: XmlNode): string {
  const inRubric = descendants(grading, 'criterion').map((criterion) => {
    const levels = children(child(criterion, 'levels'), 'level').map((level) => {
      const score = Number(fieldOf(level, 'score'));
      return `<tr><td>${Number.isFinite(score) ? score : ''}</td><td>${fieldOf(level, 'definition')}</td></tr>`;
    });
    return `<table><thead><tr><th></th><th>${fieldOf(criterion, 'description')}</th></tr></thead><tbody>${levels.join('')}</tbody></table>`;
  });
  const inGuide = descendants(grading, 'guide_criterion').map((criterion) => {
    const score = Number(fieldOf(criterion, 'maxscore'));
    const row = `<tr><td>${Number.isFinite(score) ? score : ''}</td><td>${fieldOf(criterion, 'description')}</td></tr>`;
    return `<table><thead><tr><th></th><th>${fieldOf(criterion, 'shortname')}</th></tr></thead><tbody>${row}</tbody></table>`;
  });
  return [...inRubric, ...inGuide].join('\n');
}
