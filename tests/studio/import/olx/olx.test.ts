import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Imported } from '../../../../studio/import/draft.ts';
import { olx } from '../../../../studio/import/olx/olx.ts';
import { openPackage } from '../../../../studio/unpack/open-package.ts';
import { importEntries, importFiles, itemsOf, questionsOf } from '../packages/check-draft.ts';
import { memoryFiles } from '../packages/memory-files.ts';
import { course, escapeXml } from './olx-fixture.ts';

const html = (id: string, words: string, attributes = '') => ({
  [`course/html/${id}.xml`]: `<html filename="${id}" ${attributes}/>`,
  [`course/html/${id}.html`]: words,
});
const problem = (prompt: string) =>
  `<problem><stringresponse answer="a"><label>${prompt}</label></stringresponse></problem>`;

describe('a course of Open edX', () => {
  it('becomes modules, lessons and items; pages that follow each other are one text, problems one quiz', async () => {
    const { draft, recognised, counts } = await importEntries(
      olx,
      course(
        {
          'First unit': `<html url_name="a"/><html>Inside <b>it</b>.</html>${problem('One')}${problem('Two')}<html url_name="b"/>`,
          'Second unit': problem('Three'),
        },
        { ...html('a', '<h3>Head</h3><p>Text.</p>'), ...html('b', '<p>End.</p>') },
      ),
    );
    expect(recognised).toBe(true);
    expect(draft).toMatchObject({ name: 'Uni-S1-run1', source: 'en', title: { en: 'Soils' }, publisher: 'Uni' });
    expect(draft?.modules.map(({ title, lessons }) => [title.en, lessons.map((lesson) => lesson.title.en)])).toEqual([
      ['Part', ['Lesson']],
    ]);
    expect(itemsOf(draft)).toMatchObject([
      { kind: 'text', title: { en: 'First unit' }, text: { en: '## Head\n\nText.\n\nInside **it**.' } },
      { kind: 'quiz', title: { en: 'First unit' }, questions: [{ key: 'q1' }, { key: 'q2', prompt: { en: 'Two' } }] },
      { kind: 'text', text: { en: 'End.' } },
      { kind: 'quiz', title: { en: 'Second unit' }, questions: [{ key: 'q1', prompt: { en: 'Three' } }] },
    ]);
    expect(counts).toEqual({
      chapter: { found: 1, imported: 1 },
      sequential: { found: 1, imported: 1 },
      vertical: { found: 2, imported: 2 },
      html: { found: 3, imported: 3 },
      'problem: stringresponse': { found: 3, imported: 3 },
    });
  });

  it('comes in before a library that lies beside it, which is told', async () => {
    const { draft, findings } = await importEntries(
      olx,
      course({ Unit: problem('One') }, { 'a/library.xml': '<library org="Uni" library="L" display_name="Bank"/>' }),
    );
    expect(draft?.title).toEqual({ en: 'Soils' });
    expect(findings).toContainEqual(expect.objectContaining({ code: 'left-out', file: 'a/library.xml' }));
  });

  it('takes title, language, licence, summary, outcomes and pages from the policy and what stands beside', async () => {
    const policy = {
      'course/run1': {
        display_name: 'Les sols',
        language: 'fr',
        license: 'creative-commons: ver=4.0 BY SA',
        learning_info: ['Creuser'],
        start: '2020-01-01',
        tabs: [
          { type: 'static_tab', name: 'Aide', url_slug: 'aide' },
          { type: 'wiki', name: 'Wiki' },
        ],
      },
      'sequential/s1': { display_name: 'Leçon' },
    };
    const { draft } = await importEntries(
      olx,
      course(
        { Unit: '<html url_name="a"/>' },
        {
          ...html('a', '<p>Bonjour.</p>'),
          'course/policies/run1/policy.json': JSON.stringify(policy),
          'course/about/short_description.html': 'Tout sur les sols.',
          'course/tabs/aide.html': '<p>Aidez-moi.</p>',
          'course/info/handouts.html': '<ol></ol>',
        },
      ),
    );
    expect(draft).toMatchObject({
      source: 'fr',
      title: { fr: 'Les sols' },
      summary: { fr: 'Tout sur les sols.' },
      outcomes: { fr: ['Creuser'] },
      licence: 'CC-BY-SA-4.0',
    });
    expect(draft?.modules.map(({ lessons }) => lessons.map(({ title }) => title.fr))).toEqual([['Leçon'], ['Aide']]);
  });

  it('shows pictures under the names that Studio gave them, and keeps files that pages link to', async () => {
    const { draft, messages } = await importEntries(
      olx,
      course(
        { Unit: '<html url_name="a"/>' },
        {
          ...html(
            'a',
            '<p><img src="/static/my_map_1.png" alt="Map"> <img src="/asset-v1:Uni+S1+run1+type@asset+block@b.png" alt="B"> <a href="/static/notes.pdf">notes</a> <a href="/static/app.html">app</a> <img src="/static/none.png" alt="None"></p>',
          ),
          'course/static/my map (1.png': 'x',
          'course/static/my map 1.png': 'x',
          'course/static/b.png': 'x',
          'course/static/notes.pdf': 'x',
          'course/static/app.html': 'x',
        },
      ),
    );
    expect(itemsOf(draft)[0]).toMatchObject({
      text: {
        en: expect.stringContaining(
          '![Map](package:course/static/my%20map%201.png) ![B](package:course/static/b.png) [notes](package:course/static/notes.pdf) app',
        ),
      },
    });
    expect(messages('missing-picture')).toEqual(['the picture /static/none.png leads to no file']);
    expect(messages('left-out')).toEqual(['the link to /static/app.html: a page that works in Open edX only']);
  });

  it('leads links to blocks, units, lessons and modules to the items that they became', async () => {
    const links = [
      '/jump_to_id/b',
      '/jump_to_id/v2',
      '/jump_to_id/s1',
      '/courses/course-v1:Uni+S1+run1/courseware/c1/s1/',
      '/courses/x/jump_to/block-v1:Uni+S1+run1+type@html+block@b',
      '/jump_to_id/nothing',
    ];
    const { draft, messages } = await importEntries(
      olx,
      course(
        {
          One: '<html url_name="a"/><html url_name="b"/>',
          Two: `<poll url_name="q"/><html url_name="c"/>${problem('P').replace('<problem>', '<problem url_name="p">')}`,
        },
        {
          ...html('a', '<p>A</p>'),
          ...html('b', `<p>${links.map((link) => `<a href="${link}">x</a>`).join(' ')}</p>`),
          ...html('c', '<p><a href="/jump_to_id/q">poll</a> <a href="/jump_to_id/p">quiz</a></p>'),
        },
      ),
    );
    expect(itemsOf(draft)).toMatchObject([
      {
        from: 'html/a',
        text: { en: 'A\n\n[x](from:html/a) [x](from:html/c) [x](from:html/a) [x](from:html/a) [x](from:html/a) x' },
      },
      { from: 'html/c', text: { en: '[poll](from:html/c) [quiz](from:problem/p)' } },
      { from: 'problem/p' },
    ]);
    expect(messages('broken-link')).toEqual(['the link to /jump_to_id/nothing leads to nothing that came in']);
  });

  it('finds videos in the course, at YouTube or elsewhere, with their transcripts', async () => {
    const { draft, codes, messages } = await importEntries(
      olx,
      course(
        {
          Unit:
            `<video display_name="One" youtube="0.75:zzzzzzzzzzz,1.00:abcdefghijk" url_name="v" transcripts="${escapeXml('{"fr": "t-fr.srt", "de": "none.srt"}')}" sub="abc"><transcript language="en" src="t-en.srt"/></video>` +
            `<video display_name="Two" html5_sources="${escapeXml('["https://cdn.example/x/own.mp4"]')}" start_time="00:01:00"/>` +
            `<video display_name="Three" html5_sources="${escapeXml('["https://cdn.example/other.mp4"]')}"><handout src="/static/slides.pdf"/></video>` +
            '<video display_name="Four" edx_video_id="123"/><html url_name="a"/>',
        },
        {
          'course/static/t-fr.srt': '1',
          'course/static/t-en.srt': '1',
          'course/static/own.mp4': 'm',
          'course/static/slides.pdf': 'p',
          ...html(
            'a',
            '<p>See:</p><iframe title="Film" src="https://www.youtube.com/embed/ABCDEFGHIJK"></iframe><iframe src="https://phet.example/sim" title="Sim"></iframe>',
          ),
        },
      ),
    );
    expect(itemsOf(draft)).toMatchObject([
      {
        kind: 'video',
        title: { en: 'One' },
        sound: 'en',
        elsewhere: 'https://www.youtube.com/watch?v=abcdefghijk',
        captions: { en: 'course/static/t-en.srt', fr: 'course/static/t-fr.srt' },
      },
      { kind: 'video', media: 'course/static/own.mp4' },
      { kind: 'video', elsewhere: 'https://cdn.example/other.mp4' },
      { kind: 'file', file: 'course/static/slides.pdf' },
      { kind: 'text', text: { en: 'See:\n\n[Sim](https://phet.example/sim)' } },
      { kind: 'video', title: { en: 'Film' }, elsewhere: 'https://www.youtube.com/watch?v=ABCDEFGHIJK' },
    ]);
    expect(codes.filter((code) => code === 'media-missing')).toHaveLength(3);
    expect(messages('missing-captions')).toEqual([expect.stringContaining('none.srt (de)')]);
    expect(messages('left-out').join()).toMatch(/Two.*00:01:00.*Four.*only its number 123/s);
  });

  it('keeps assignments with their rubric, discussions, and what a random choice or a condition holds', async () => {
    const assessment =
      '<openassessment url_name="o" display_name="Essay" prompts_type="html"><prompts><prompt><description>&lt;p&gt;Write.&lt;/p&gt;</description></prompt></prompts>' +
      '<rubric><criterion><name>0</name><label>Clarity</label><prompt>Clear?</prompt><option points="3"><name>0</name><label>Good</label><explanation>Very.</explanation></option></criterion></rubric></openassessment>';
    const { draft, messages, counts } = await importEntries(
      olx,
      course({
        Unit: `${assessment}<discussion url_name="d" discussion_target="Talk" discussion_category="Week 1"/><library_content max_count="1">${problem('A')}${problem('B')}</library_content><conditional sources="x"><show>${problem('C')}</show></conditional><word_cloud display_name="Cloud"/>`,
      }),
    );
    const [essay, talk, quiz] = itemsOf(draft);
    expect(essay).toMatchObject({ role: 'assignment', title: { en: 'Essay' } });
    expect(essay?.kind === 'text' && essay.text.en).toMatch(
      /^Write\.\n\n\| Clarity \| +\| Clear\? +\|\n.*\n\| Good +\| 3 \| Very\./,
    );
    expect(talk).toMatchObject({ role: 'discussion', text: { en: 'Week 1: Talk' } });
    expect(quiz?.kind === 'quiz' && quiz.questions.map(({ prompt }) => prompt.en)).toEqual(['A', 'B', 'C']);
    expect(messages('left-out')).toEqual(['word_cloud "Cloud": blocks of this kind do not come in']);
    expect(messages('simplified')[0]).toContain('the choice of 1 of 2 parts');
    expect(counts?.['not defined: word_cloud']).toEqual({ found: 1, imported: 0 });
  });

  it('leaves out pages without words, what is for staff, and keys of tools', async () => {
    const { draft, messages, counts } = await importEntries(
      olx,
      course(
        { Unit: '<html url_name="a"/><html url_name="css"/><html url_name="staff"/>' },
        {
          ...html('a', '<p>A</p>'),
          ...html('css', '<link rel="stylesheet" href="x.css"><script>x()</script>', 'display_name="CSS"'),
          ...html('staff', '<p>Answers</p>', 'visible_to_staff_only="true"'),
        },
        `display_name="Soils" language="en" lti_passports="${escapeXml('["tool:KEY:SECRET"]')}"`,
      ),
    );
    expect(JSON.stringify(draft)).not.toMatch(/SECRET|Answers/);
    expect(messages('left-out')).toEqual([
      'html "staff" is for staff only',
      'html "CSS" has no words, only styles or scripts',
      'the keys of LTI tools (lti_passports) are secrets',
    ]);
    expect(counts?.html).toEqual({ found: 1, imported: 1 });
  });

  it('reads libraries, and courses without chapters', async () => {
    const library = await importEntries(olx, {
      'library/library.xml':
        '<library url_name="library" org="Uni" library="Bank" display_name="Bank"><problem url_name="p"/></library>',
      'library/problem/p.xml': problem('One'),
    });
    expect(library.draft?.title).toEqual({ en: 'Bank' });
    expect(questionsOf(library.draft)).toHaveLength(1);
    const flat = await importEntries(olx, {
      'course.xml':
        '<course org="Uni" course="S"><sequential display_name="L"><html>Words</html></sequential></course>',
    });
    expect(itemsOf(flat.draft)).toMatchObject([{ text: { en: 'Words' } }]);
  });

  it('takes no other course.xml for its own', async () => {
    expect(await olx.recognises(memoryFiles({ 'course/course.xml': '<course id="7" contextid="1"/>' }))).toBe(false);
    expect(await olx.recognises(memoryFiles({ 'course.xml': '<course' }))).toBe(false);
  });
});

describe('a course of Open edX that is broken or made to do harm', () => {
  it('names blocks in a ring, files that are missing, broken or outside, and takes in the rest', async () => {
    const { draft, messages, counts } = await importEntries(
      olx,
      course(
        {
          Unit: '<vertical url_name="v1"/><html url_name="gone"/><html url_name="bad"/><html filename="../../secret"/><html url_name="bytes"/><html url_name="a"/>',
        },
        {
          ...html('a', '<p>A</p>'),
          'secret.html': 'SECRET',
          'course/html/bad.xml': '<html',
          'course/html/bytes.xml': '<html filename="bytes"/>',
          'course/html/bytes.html': new Uint8Array([0x3c, 0x70, 0x3e, 0xff, 0xe9, 0x42]),
        },
      ),
    );
    expect(itemsOf(draft)).toMatchObject([{ text: { en: 'B\n\nA' } }]);
    expect(counts?.html).toEqual({ found: 5, imported: 2 });
    const text = messages('left-out').join('\n');
    for (const words of [
      'vertical/v1 holds itself',
      'lacks this file',
      'cannot be read',
      'outside the course',
      'not UTF-8',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('is no course where its outline cannot be read', async () => {
    const { draft, codes } = await importEntries(olx, {
      'course/course.xml': '<course url_name="r" org="x"/>',
      'course/course/r.xml': '<course>',
    });
    expect(draft).toBeUndefined();
    expect(codes).toContain('no-course');
  });

  it('is read to its end with 1,000 units of 3 blocks each', async () => {
    const units = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [
        `Unit ${index}`,
        `<html>Text <b>${index}</b></html>${problem('Q')}<html>End</html>`,
      ]),
    );
    const { counts } = await importEntries(olx, course(units));
    expect(counts?.vertical).toEqual({ found: 1000, imported: 1000 });
    expect(counts?.html).toEqual({ found: 2000, imported: 2000 });
  });
});

const DATA = join(import.meta.dirname, '../../../../../shared/data/packages/olx-demo-course');

/** How many of the things that the issue names came in, of all courses together. */
const shareOf = (counts: Imported['counts'] = {}): number => {
  const defined = Object.entries(counts).filter(([kind]) => !kind.startsWith('not defined'));
  const sum = (of: 'found' | 'imported') => defined.reduce((all, [, count]) => all + count[of], 0);
  return sum('imported') / sum('found');
};

describe.skipIf(!existsSync(DATA))('the demo course of Open edX', () => {
  it('comes in but for a hundredth, and what does not is named', async () => {
    const files = await openPackage(join(DATA, 'demo-course'));
    const { draft, counts, messages } = await importFiles(olx, files);
    expect(shareOf(counts)).toBeGreaterThan(0.98);
    expect(counts).toMatchObject({
      chapter: { found: 6, imported: 6 },
      sequential: { found: 17, imported: 17 },
      vertical: { found: 58, imported: 58 },
      video: { found: 11, imported: 11 },
      'problem: numericalresponse': { found: 4, imported: 3 },
      'problem: stringresponse': { found: 4, imported: 3 },
    });
    const left = Object.entries(counts ?? {}).reduce((all, [, { found, imported }]) => all + found - imported, 0);
    const named = [...messages('left-out'), ...messages('question-left-out'), ...messages('simplified')];
    expect(named.length).toBeGreaterThanOrEqual(left - 70);
    expect(draft?.licence).toBe('CC-BY-NC-SA-3.0');
    expect(JSON.stringify(draft)).not.toContain('from:late/');
  });

  it('has a library that comes in whole', async () => {
    const { counts } = await importFiles(olx, await openPackage(join(DATA, 'demo-content-library')));
    expect(shareOf(counts)).toBe(1);
  });
});
