import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moodle } from '../../../../studio/import/moodle/moodle.ts';
import { openPackage } from '../../../../studio/unpack/open-package.ts';
import { rawZip } from '../../support/raw-zip.ts';
import { importEntries, importFiles, itemsOf, questionsOf } from '../packages/check-draft.ts';
import { backup, category, fields, quizBackup, slots } from './backup-fixture.ts';

const page = (content: string) => ({ type: 'page', name: 'Page', body: fields({ content, contentformat: 1 }) });
const onePage = () => backup({ sections: [{ name: 'S', activities: [page('<p>Text.</p>')] }] });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'moodle-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a backup of Moodle, whole, broken or made to do harm,', () => {
  it('is imported from an archive, with the packages in it as they came', async () => {
    const scorm = rawZip([
      { name: 'imsmanifest.xml', data: '<manifest/>' },
      { name: 'a.html', data: 'x'.repeat(500) },
    ]);
    const entries = backup({
      sections: [
        {
          name: 'S',
          activities: [
            {
              type: 'scorm',
              name: 'Game',
              body: `${fields({ version: 'SCORM_1.2' })}<scoes><sco>${fields({ launch: '' })}</sco><sco>${fields({ launch: 'a.html' })}</sco></scoes>`,
            },
            { type: 'scorm', name: 'Broken', body: fields({ version: 'SCORM_1.3' }) },
          ],
        },
      ],
      files: [
        {
          activity: 1,
          component: 'mod_scorm',
          area: 'package',
          name: 'game.zip',
          mimetype: 'application/zip',
          bytes: scorm,
        },
        {
          activity: 2,
          component: 'mod_scorm',
          area: 'package',
          name: 'broken.zip',
          mimetype: 'application/zip',
          bytes: 'no archive',
        },
      ],
    });
    const archive = join(folder, 'course.mbz');
    writeFileSync(archive, rawZip(Object.entries(entries).map(([name, data]) => ({ name, data }))));
    const files = await openPackage(archive, {});
    const { draft, messages } = await importFiles(moodle, files);
    await files.close();
    expect(itemsOf(draft)).toMatchObject([
      {
        kind: 'package',
        format: 'scorm-1.2',
        units: 1,
        unpackedBytes: 511,
        file: 'moodle/501/mod_scorm/package/0/game.zip',
      },
    ]);
    expect(messages('left-out')).toEqual([
      expect.stringContaining('the package cannot be opened'),
      'scorm "Broken" has nothing that can be shown',
    ]);
  });

  it('makes items of our own of simple H5P contents', async () => {
    const content = {
      question: 'Is loam <b>soil</b>?',
      correct: 'true',
    };
    const h5p = rawZip([
      {
        name: 'h5p.json',
        data: JSON.stringify({
          title: 'Soil',
          language: 'en',
          mainLibrary: 'H5P.TrueFalse',
          preloadedDependencies: [],
        }),
      },
      { name: 'content/content.json', data: JSON.stringify(content) },
    ]);
    const { draft } = await importEntries(
      moodle,
      backup({
        sections: [{ name: 'S', activities: [{ type: 'h5pactivity', name: 'Check' }] }],
        files: [
          {
            activity: 1,
            component: 'mod_h5pactivity',
            area: 'package',
            name: 'soil.h5p',
            mimetype: 'application/zip.h5p',
            bytes: h5p,
          },
        ],
      }),
    );
    expect(questionsOf(draft)).toMatchObject([{ type: 'truefalse', answer: true }]);
    expect(itemsOf(draft)[0]?.from).toBe('h5pactivity/101');
  });

  it('names what is missing or cannot be read, and takes in the rest', async () => {
    const entries = backup({
      sections: [{ name: 'S', activities: [page('<p>One.</p>'), page('<p>Two.</p>'), page('<p>Three.</p>')] }],
    });
    delete entries['activities/page_101/page.xml'];
    entries['activities/page_102/page.xml'] = new Uint8Array([0x3c, 0x61, 0x3e, 0xff, 0xfe]);
    entries['files.xml'] = '<files><file>';
    entries['questions.xml'] = '<!DOCTYPE x [<!ENTITY a "b">]><question_categories/>';
    const { draft, messages, codes } = await importEntries(moodle, entries);
    expect(itemsOf(draft)).toMatchObject([{ text: { en: 'Three.' } }]);
    expect(messages('left-out').join()).toMatch(/lacks this file.*cannot be read.*cannot be read/s);
    expect(codes).not.toContain('no-course');
  });

  it('is no course where its outline cannot be read', async () => {
    const { draft, codes } = await importEntries(moodle, { ...onePage(), 'moodle_backup.xml': '<moodle_backup>' });
    expect(draft).toBeUndefined();
    expect(codes).toContain('no-course');
  });

  it('never reads what a folder outside the backup is said to hold', async () => {
    const entries = onePage();
    entries['moodle_backup.xml'] = String(entries['moodle_backup.xml']).replace(
      'activities/page_101',
      '../activities/page_101',
    );
    const { draft, messages } = await importEntries(moodle, entries);
    expect(itemsOf(draft)).toEqual([]);
    expect(messages('left-out')).toEqual([expect.stringContaining('has no folder in the backup')]);
  });

  it('ends with categories that lie in each other, pages in a ring, and a section inside itself', async () => {
    const random = `<question_instances><question_instance>${fields({ slot: 1 })}<question_set_reference>${fields({
      filtercondition: JSON.stringify({ questioncategoryid: '3', includingsubcategories: '1' }),
    })}</question_set_reference></question_instance></question_instances>`;
    const ring = [1, 2].map(
      (id) =>
        `<page id="${id}">${fields({ prevpageid: id === 1 ? 0 : 1, nextpageid: 3 - id, qtype: 20, title: 'P', contents: `<p>${id}</p>`, contentsformat: 1 })}</page>`,
    );
    const entries = backup({
      sections: [
        {
          name: 'S',
          activities: [
            { type: 'quiz', body: random },
            { type: 'lesson', body: `<pages>${ring.join('')}</pages>` },
          ],
        },
        { name: 'Inside', activities: [{ type: 'subsection' }, page('<p>Deep.</p>')] },
      ],
      questions: category(3, [], 4) + category(4, [], 3),
    });
    const { draft } = await importEntries(moodle, entries);
    expect(itemsOf(draft).map((item) => item.kind === 'text' && item.text.en)).toEqual(['1', '2', 'Deep.']);
  });

  it('puts a subsection where its activity stands', async () => {
    const entries = backup({
      sections: [
        { name: 'S', activities: [page('<p>A</p>'), { type: 'subsection', name: 'Sub' }, page('<p>C</p>')] },
        { name: 'Sub', activities: [page('<p>B</p>')] },
      ],
    });
    entries['moodle_backup.xml'] = String(entries['moodle_backup.xml']).replace(
      '<directory>sections/section_41</directory>',
      '<directory>sections/section_41</directory><parentcmid>102</parentcmid>',
    );
    const { draft } = await importEntries(moodle, entries);
    expect(draft?.modules).toHaveLength(1);
    expect(itemsOf(draft).map((item) => item.kind === 'text' && item.text.en)).toEqual(['A', 'B', 'C']);
  });

  it('is read to its end with 1,000 activities, 1,000 questions and languages that are never closed', async () => {
    const questions = Array.from({ length: 1000 }, (_, index) => ({
      id: index + 1,
      type: 'shortanswer',
      text: `Question ${index}`,
      plugin: `<answers><answer id="${index}">${fields({ answertext: 'x', fraction: 1 })}</answer></answers>`,
    }));
    const open = '<span lang="fr" class="multilang">a'.repeat(20_000);
    const { draft } = await importEntries(
      moodle,
      backup({
        sections: [
          {
            name: 'S',
            activities: [
              { type: 'quiz', body: slots(questions.map(({ id }) => id)) },
              page(open),
              ...Array.from({ length: 1000 }, () => page('<p>Text.</p>')),
            ],
          },
        ],
        questions: category(3, questions),
      }),
    );
    expect(questionsOf(draft)).toHaveLength(1000);
    expect(itemsOf(draft).length).toBeGreaterThan(1000);
  });

  it('shows no markup of its own as a gap, a script or a link', async () => {
    const { draft } = await importEntries(moodle, {
      ...quizBackup([
        {
          id: 1,
          type: 'essay',
          text: '<p onclick="x()">Say <a href="javascript:alert(1)">hi</a><script>alert(1)</script> from:late/%zz</p>',
        },
      ]),
    });
    expect(questionsOf(draft)[0]?.prompt).toEqual({ en: 'Say hi from:late/%zz' });
  });
});
