import { createHash } from 'node:crypto';

/** Text as an element of a backup holds it. */
export const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Elements with the fields of a database row, as Moodle writes them. */
export const fields = (row: Record<string, string | number>): string =>
  Object.entries(row)
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join('');

export interface FixtureActivity {
  type: string;
  name?: string;
  /** What stands in its own element, as XML. */
  body?: string;
  visible?: 0 | 1;
  /** Other files of its folder, by name. */
  beside?: Record<string, string>;
}

export interface FixtureFile {
  /** The number of the activity that has it, from 1 on; 0 for the course. */
  activity: number;
  component: string;
  area: string;
  itemid?: number | string;
  folder?: string;
  name: string;
  mimetype: string;
  bytes: string | Uint8Array;
}

export interface FixtureBackup {
  lang?: string;
  fullname?: string;
  summary?: string;
  sections: { name?: string; summary?: string; visible?: 0 | 1; activities: FixtureActivity[] }[];
  files?: FixtureFile[];
  /** questions.xml without its root. */
  questions?: string;
}

/** The context of an activity, by its number from 1 on; activity N is course module 100 + N. */
export const contextOf = (activity: number): number => 500 + activity;

/** The files of a backup as Moodle 4 makes it (backup/moodle2), with what an importer reads of it. */
export function backup({
  lang = 'en',
  fullname = 'Soils',
  summary = '',
  ...rest
}: FixtureBackup): Record<string, string | Uint8Array> {
  const { sections, files = [], questions } = rest;
  const entries: Record<string, string | Uint8Array> = {};
  const [listed, listedSections]: [string[], string[]] = [[], []];
  let count = 0;
  for (const [index, section] of sections.entries()) {
    const id = 40 + index;
    const sequence = section.activities.map((activity) => {
      count += 1;
      const cmid = 100 + count;
      const folder = `activities/${activity.type}_${cmid}`;
      const name = activity.name ?? `${activity.type} ${count}`;
      listed.push(
        `<activity>${fields({ moduleid: cmid, sectionid: id, modulename: activity.type, title: name, directory: folder })}</activity>`,
      );
      entries[`${folder}/module.xml`] =
        `<module id="${cmid}">${fields({ modulename: activity.type, visible: activity.visible ?? 1 })}</module>`;
      entries[`${folder}/${activity.type}.xml`] =
        `<?xml version="1.0" encoding="UTF-8"?><activity id="${count}" moduleid="${cmid}" modulename="${activity.type}" contextid="${contextOf(count)}">` +
        `<${activity.type} id="${count}">${fields({ name })}${activity.body ?? ''}</${activity.type}></activity>`;
      for (const [file, xml] of Object.entries(activity.beside ?? {})) entries[`${folder}/${file}`] = xml;
      return cmid;
    });
    listedSections.push(
      `<section>${fields({ sectionid: id, title: section.name ?? String(index), directory: `sections/section_${id}` })}</section>`,
    );
    entries[`sections/section_${id}/section.xml`] = `<section id="${id}">${fields({
      number: index,
      name: section.name ?? '$@NULL@$',
      summary: section.summary ?? '',
      summaryformat: 1,
      sequence: sequence.join(','),
      visible: section.visible ?? 1,
    })}</section>`;
  }
  entries['moodle_backup.xml'] =
    `<?xml version="1.0" encoding="UTF-8"?><moodle_backup><information>${fields({ original_wwwroot: 'https://moodle.example', original_course_fullname: fullname })}` +
    `<contents><activities>${listed.join('')}</activities><sections>${listedSections.join('')}</sections></contents></information></moodle_backup>`;
  entries['course/course.xml'] =
    `<course id="7" contextid="500">${fields({ shortname: 'SOIL1', fullname, summary, summaryformat: 1, lang })}</course>`;
  entries['files.xml'] = `<files>${files.map((file) => storeFile(file, entries)).join('')}</files>`;
  if (questions !== undefined) entries['questions.xml'] = `<question_categories>${questions}</question_categories>`;
  return entries;
}

function storeFile(file: FixtureFile, entries: Record<string, string | Uint8Array>): string {
  const hash = createHash('sha1').update(file.bytes).digest('hex');
  entries[`files/${hash.slice(0, 2)}/${hash}`] = file.bytes;
  const row = {
    contenthash: hash,
    contextid: contextOf(file.activity),
    component: file.component,
    filearea: file.area,
    itemid: file.itemid ?? 0,
    filepath: file.folder ?? '/',
    filename: file.name,
    mimetype: file.mimetype,
    sortorder: 0,
  };
  return `<file id="1">${fields(row)}</file>`;
}

/** A category with questions, as Moodle 4 keeps them; entry N + 1000 holds question N. */
export const category = (id: number, questions: readonly FixtureQuestion[], parent = 0): string =>
  `<question_category id="${id}">${fields({ name: 'Bank', contextid: 900, parent })}<question_bank_entries>${questions
    .map(
      (question) =>
        `<question_bank_entry id="${question.id + 1000}"><question_version><question_versions id="${question.id}">` +
        `${fields({ version: 1, status: 'ready' })}<questions>${questionXml(question)}</questions></question_versions></question_version></question_bank_entry>`,
    )
    .join('')}</question_bank_entries></question_category>`;

/** The same as Moodle before 4 keeps it. */
export const olderCategory = (id: number, questions: readonly FixtureQuestion[]): string =>
  `<question_category id="${id}">${fields({ name: 'Bank', contextid: 900, parent: 0 })}<questions>${questions.map(questionXml).join('')}</questions></question_category>`;

export interface FixtureQuestion {
  id: number;
  type: string;
  text: string;
  /** What stands in the element of its type, as XML. */
  plugin?: string;
  parent?: number;
  feedback?: string;
  hints?: string[];
}

export const questionXml = ({
  id,
  type,
  text,
  plugin = '',
  parent = 0,
  feedback = '',
  hints = [],
}: FixtureQuestion): string =>
  `<question id="${id}">${fields({
    parent,
    name: `Question ${id}`,
    questiontext: text,
    questiontextformat: 1,
    generalfeedback: feedback,
    generalfeedbackformat: 1,
    qtype: type,
  })}<plugin_qtype_${type}_question>${plugin}</plugin_qtype_${type}_question>` +
  `<question_hints>${hints.map((hint, index) => `<question_hint id="${index}">${fields({ hint, hintformat: 1 })}</question_hint>`).join('')}</question_hints></question>`;

/** [words, fraction, feedback]; answer N of question Q has the number Q * 10 + N. */
export const answers = (question: number, list: readonly (readonly [string, number, string?])[]): string =>
  `<answers>${list
    .map(
      ([answertext, fraction, feedback = ''], index) =>
        `<answer id="${question * 10 + index}">${fields({ answertext, answerformat: 1, fraction: fraction.toFixed(7), feedback, feedbackformat: 1 })}</answer>`,
    )
    .join('')}</answers>`;

/** The slots of a quiz of Moodle 4. */
export const slots = (questions: readonly number[]): string =>
  `<question_instances>${questions
    .map(
      (id, index) =>
        `<question_instance id="${index}">${fields({ slot: index + 1 })}<question_reference id="${index}">${fields({ questionbankentryid: id + 1000, version: '$@NULL@$' })}</question_reference></question_instance>`,
    )
    .join('')}</question_instances>`;

/** A quiz of one section with all of these questions. */
export const quizBackup = (questions: readonly FixtureQuestion[]): Record<string, string | Uint8Array> =>
  backup({
    sections: [
      {
        name: 'One',
        activities: [
          { type: 'quiz', name: 'Check', body: slots(questions.filter(({ parent }) => !parent).map(({ id }) => id)) },
        ],
      },
    ],
    questions: category(3, questions),
  });
