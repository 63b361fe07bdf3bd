import { describe, expect, it } from 'vitest';
import { moodle } from '../../../../studio/import/moodle/moodle.ts';
import { importEntries, itemsOf } from '../packages/check-draft.ts';
import { memoryFiles } from '../packages/memory-files.ts';
import { backup, fields } from './backup-fixture.ts';

const page = (content: string, name = 'Page') => ({
  type: 'page',
  name,
  body: fields({ content, contentformat: 1, displayoptions: 'a:1:{s:10:"printintro";s:1:"0";}' }),
});
const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);

describe('a backup of Moodle', () => {
  it('becomes modules of its sections and lessons of its activities, in the order that the section tells', async () => {
    const entries = backup({
      fullname: 'Soils & water',
      sections: [
        { activities: [page('<p>Welcome.</p>', 'Hello')] },
        {
          name: 'Clay',
          summary: '<p>About clay.</p>',
          activities: [page('<p>One.</p>', 'First'), page('<p>Two.</p>', 'Second')],
        },
      ],
    });
    const file = 'sections/section_41/section.xml';
    entries[file] = String(entries[file]).replace('102,103', '103,102');
    const { draft, recognised, counts } = await importEntries(moodle, entries);
    expect(recognised).toBe(true);
    expect(draft?.title).toEqual({ en: 'Soils & water' });
    expect(draft?.modules.map(({ title }) => title.en)).toEqual(['Soils & water', 'Clay']);
    expect(draft?.modules[1]?.lessons.map(({ title }) => title.en)).toEqual(['Second', 'First']);
    expect(draft?.modules[1]?.lessons[0]?.items).toMatchObject([
      { kind: 'text', text: { en: 'About clay.' } },
      { kind: 'text', text: { en: 'Two.' }, from: 'page/103' },
    ]);
    expect(counts?.page).toEqual({ found: 3, imported: 3 });
  });

  it('numbers sections without a name in the language of the course', async () => {
    const { draft } = await importEntries(
      moodle,
      backup({ lang: 'fr', sections: [{ activities: [] }, { activities: [page('<p>Bonjour.</p>')] }] }),
    );
    expect(draft?.source).toBe('fr');
    expect(draft?.modules.map(({ title }) => title)).toEqual([{ fr: 'Section 1' }]);
  });

  it('puts labels above the activity that follows, and the last ones below', async () => {
    const label = (intro: string) => ({ type: 'label', body: fields({ intro, introformat: 1 }) });
    const { draft } = await importEntries(
      moodle,
      backup({
        sections: [
          { name: 'S', activities: [label('<p>A</p>'), label('<p>B</p>'), page('<p>C</p>'), label('<p>D</p>')] },
        ],
      }),
    );
    expect(itemsOf(draft).map((item) => item.kind === 'text' && item.text.en)).toEqual(['A\n\nB', 'C', 'D']);
    expect(draft?.modules[0]?.lessons).toHaveLength(1);
  });

  it('finds pictures and files by their names, of which the draft speaks', async () => {
    const { draft } = await importEntries(
      moodle,
      backup({
        sections: [
          {
            name: 'S',
            activities: [
              page(
                '<p><img src="@@PLUGINFILE@@/my%20map.png" alt="A map"> <a href="@@PLUGINFILE@@/a.pdf">Read</a></p>',
              ),
            ],
          },
        ],
        files: [
          {
            activity: 1,
            component: 'mod_page',
            area: 'content',
            name: 'my map.png',
            mimetype: 'image/png',
            bytes: PICTURE,
          },
          {
            activity: 1,
            component: 'mod_page',
            area: 'content',
            name: 'a.pdf',
            mimetype: 'application/pdf',
            bytes: '%PDF',
          },
        ],
      }),
    );
    expect(itemsOf(draft)).toMatchObject([
      {
        text: {
          en: '![A map](package:moodle/501/mod_page/content/0/my%20map.png) [Read](package:moodle/501/mod_page/content/0/a.pdf)',
        },
      },
    ]);
  });

  it('gives the writer the files under those names', async () => {
    const files = memoryFiles(
      backup({
        sections: [{ name: 'S', activities: [page('<p>Text.</p>')] }],
        files: [
          { activity: 1, component: 'mod_page', area: 'content', name: 'a.png', mimetype: 'image/png', bytes: PICTURE },
        ],
      }),
    );
    const imported = await moodle.import(files, { name: 'x', report: () => undefined });
    const path = 'moodle/501/mod_page/content/0/a.png';
    expect(imported?.files?.bytes(path)).toBe(4);
    expect(await imported?.files?.read(path)).toEqual(PICTURE);
    expect(await imported?.files?.read('course/course.xml')).toBeDefined();
  });

  it('leads links between activities, to chapters of a book, and by addresses of its own site to the items', async () => {
    const book = {
      type: 'book',
      name: 'Book',
      body: `<chapters>${[1, 2, 3]
        .map(
          (id) =>
            `<chapter id="${id}">${fields({ pagenum: id, title: `Chapter ${id}`, content: `<p>${id}</p>`, contentformat: 1, hidden: id === 2 ? 1 : 0 })}</chapter>`,
        )
        .join('')}</chapters>`,
    };
    const links =
      '<a href="$@BOOKVIEWBYID*101@$">book</a> <a href="$@BOOKVIEWBYIDCH*101*3@$">three</a> <a href="https://moodle.example/mod/page/view.php?id=102">me</a> ' +
      '<a href="$@PAGEVIEWBYID*999@$">gone</a> <a href="https://example.org/x">out</a>';
    const { draft, messages, counts } = await importEntries(
      moodle,
      backup({ sections: [{ name: 'S', activities: [book, page(`<p>${links}</p>`)] }] }),
    );
    expect(itemsOf(draft).at(-1)).toMatchObject({
      text: {
        en: '[book](from:book/101/1) [three](from:book/101/3) [me](from:page/102) gone [out](https://example.org/x)',
      },
    });
    expect(messages('broken-link')).toEqual(['the link to $@PAGEVIEWBYID*999@$ leads to nothing that came in']);
    expect(messages('left-out')).toEqual(['chapter "Chapter 2" is hidden from learners']);
    expect(counts?.['book chapter']).toEqual({ found: 2, imported: 2 });
  });

  it('reads each language of the multilang filters', async () => {
    const text =
      '<p><span lang="en" class="multilang">Clay</span> <span lang="fr" class="multilang">L’<b>argile</b> <span>pure</span></span>!</p><p>{mlang ar}طين{mlang}{mlang other}Mud{mlang}</p>';
    const { draft } = await importEntries(
      moodle,
      backup({
        fullname: '{mlang en}Soils{mlang}{mlang fr}Sols{mlang}',
        sections: [{ name: 'S', activities: [page(text)] }],
      }),
    );
    expect(draft?.languages).toEqual(['en', 'fr', 'ar']);
    expect(draft?.title).toEqual({ en: 'Soils', fr: 'Sols' });
    expect(itemsOf(draft)[0]).toMatchObject({
      text: { en: 'Clay!\n\nMud', fr: 'L’**argile** pure!\n\nMud', ar: 'Clay!\n\nطين' },
    });
  });

  it('takes in addresses, videos held elsewhere, files, folders, assignments and forums', async () => {
    const rubric =
      '<areas><area><definitions><definition><plugin_gradingform_rubric_definition><criteria><criterion id="1">' +
      `${fields({ description: 'Depth' })}<levels><level id="1">${fields({ score: '0.00000', definition: 'None' })}</level><level id="2">${fields({ score: '5.00000', definition: 'Deep' })}</level></levels>` +
      '</criterion></criteria></plugin_gradingform_rubric_definition></definition></definitions></area></areas>';
    const { draft, codes } = await importEntries(
      moodle,
      backup({
        sections: [
          {
            name: 'S',
            activities: [
              { type: 'url', name: 'Site', body: fields({ externalurl: 'https://example.org/' }) },
              { type: 'url', name: 'Film', body: fields({ externalurl: 'https://youtu.be/abcdefghijk' }) },
              { type: 'url', name: 'Bad', body: fields({ externalurl: 'javascript:alert(1)' }) },
              { type: 'resource', name: 'Notes' },
              { type: 'resource', name: 'Clip' },
              { type: 'folder', name: 'All' },
              {
                type: 'assign',
                name: 'Dig',
                body: fields({ intro: '<p>Dig.</p>', introformat: 1 }),
                beside: { 'grading.xml': rubric },
              },
              { type: 'forum', name: 'Talk', body: fields({ type: 'general', intro: '<p>Talk.</p>', introformat: 1 }) },
            ],
          },
        ],
        files: [
          {
            activity: 4,
            component: 'mod_resource',
            area: 'content',
            name: 'n.pdf',
            mimetype: 'application/pdf',
            bytes: 'a',
          },
          { activity: 5, component: 'mod_resource', area: 'content', name: 'c.mp4', mimetype: 'video/mp4', bytes: 'b' },
          {
            activity: 6,
            component: 'mod_folder',
            area: 'content',
            name: 'x.docx',
            mimetype: 'application/msword',
            bytes: 'c',
            folder: '/sub/',
          },
        ],
      }),
    );
    expect(itemsOf(draft)).toMatchObject([
      { kind: 'link', url: 'https://example.org/', title: { en: 'Site' } },
      { kind: 'video', elsewhere: 'https://www.youtube.com/watch?v=abcdefghijk' },
      { kind: 'file', file: 'moodle/504/mod_resource/content/0/n.pdf', title: { en: 'Notes' } },
      { kind: 'video', media: 'moodle/505/mod_resource/content/0/c.mp4' },
      { kind: 'file', file: 'moodle/506/mod_folder/content/0/sub/x.docx', title: { en: 'sub/x.docx' } },
      { kind: 'text', role: 'assignment', text: { en: expect.stringMatching(/^Dig\.\n\n\|.*Depth.*5.*Deep/s) } },
      { kind: 'text', role: 'discussion', text: { en: 'Talk.' } },
    ]);
    expect(codes).toContain('unsafe-link');
  });

  it('leaves out what is hidden, of a kind that it does not know, or of the users, and names it', async () => {
    const entries = backup({
      sections: [
        {
          name: 'S',
          activities: [
            { ...page('<p>Secret</p>', 'Draft'), visible: 0 },
            { type: 'wiki', name: 'Our wiki' },
            page('<p>Open</p>'),
          ],
        },
        { name: 'Later', visible: 0, activities: [page('<p>Not yet</p>')] },
      ],
    });
    entries['users.xml'] = '<users><user id="1"><username>ada</username></user></users>';
    const { draft, counts, messages } = await importEntries(moodle, entries);
    expect(JSON.stringify(draft)).not.toMatch(/Secret|Not yet|ada/);
    expect(messages('left-out')).toEqual([
      'page "Draft" is hidden from learners',
      'wiki "Our wiki" is of a kind that does not come in',
      'section "Later" with 1 activities is hidden from learners',
      'what the backup holds of its users',
    ]);
    expect(counts).toEqual({ page: { found: 1, imported: 1 }, 'not defined: wiki': { found: 1, imported: 0 } });
  });

  it('makes texts and questions of the pages of a lesson, in the order of their chain', async () => {
    const page = (id: number, previous: number, next: number, row: Record<string, string | number>, list = '') =>
      `<page id="${id}">${fields({ prevpageid: previous, nextpageid: next, contentsformat: 1, ...row })}<answers>${list}</answers></page>`;
    const answer = (answer_text: string, score: number, response = '') =>
      `<answer id="${answer_text.length}">${fields({ jumpto: 0, score, answer_text, response })}</answer>`;
    const body = `<pages>${page(2, 1, 0, { qtype: 3, title: 'Q', contents: '<p>Which?</p>' }, answer('Yes', 1, 'Good') + answer('Nope', 0))}${page(1, 0, 2, { qtype: 20, title: 'Read me', contents: '<p>Text</p>' })}</pages>`;
    const { draft, codes } = await importEntries(
      moodle,
      backup({ sections: [{ name: 'S', activities: [{ type: 'lesson', name: 'L', body }] }] }),
    );
    expect(itemsOf(draft)).toMatchObject([
      { kind: 'text', title: { en: 'Read me' }, text: { en: 'Text' } },
      {
        kind: 'quiz',
        questions: [
          {
            type: 'single',
            prompt: { en: 'Which?' },
            choices: [{ right: true, feedback: { en: 'Good' } }, { right: false }],
          },
        ],
      },
    ]);
    expect(codes).toContain('simplified');
  });
});
