import { describe, expect, it } from 'vitest';
import { cartridge } from '../../../../studio/import/cartridge/cartridge.ts';
import type { CourseDraft, ItemDraft } from '../../../../studio/import/draft.ts';
import { importEntries, itemsOf } from '../packages/check-draft.ts';
import { equal, item, label, lid, quiz, right } from '../qti1/quiz.ts';
import { CANVAS, escapeXml, manifest, moduleMeta, page, place, resource } from './make-cartridge.ts';

type Entries = Record<string, string | Uint8Array>;
const load = (entries: Entries) => importEntries(cartridge, entries);

/** Modules, their lessons and the kinds and titles of their items, as one reads them. */
const outline = (draft: CourseDraft | undefined): unknown[] =>
  (draft?.modules ?? []).map(({ title, lessons }) => [
    title.fr,
    lessons.map((lesson) => [
      lesson.title.fr,
      ...lesson.items.map(({ kind, title: own }) => (own ? `${kind}: ${own.fr}` : kind)),
    ]),
  ]);
const textOf = (one: ItemDraft | undefined): string => (one?.kind === 'text' ? (one.text.fr ?? '') : '');
const topic = (title: string, html: string, more = '') =>
  `<topic><title>${title}</title><text texttype="text/html">${escapeXml(html)}</text>${more}</topic>`;

describe('a common cartridge', () => {
  it.each([0, 1, 2, 3])(
    'of version 1.%i has its folders as modules and lessons, deeper ones flattened in order',
    async (version) => {
      const leaf = (id: string) => place(`i-${id}`, `Title ${id}`, { ref: id });
      const items =
        leaf('a') +
        place('m1', 'First', {
          inside:
            leaf('b') +
            place('f', 'Folder', { inside: leaf('c') + place('g', 'Deep', { inside: leaf('d') }) + leaf('e') }),
        });
      const ids = ['a', 'b', 'c', 'd', 'e'];
      const resources = ids.map((id) => resource(id, 'webcontent', `pages/${id}.html`)).join('');
      const pages = Object.fromEntries(ids.map((id) => [`pages/${id}.html`, page(id, `<p>This is ${id}.</p>`)]));
      const { recognised, draft, counts, findings } = await load({
        'imsmanifest.xml': manifest(items, resources, { version }),
        ...pages,
      });
      expect(recognised).toBe(true);
      expect(outline(draft)).toEqual([
        ['A course', [['Title a', 'text']]],
        [
          'First',
          [
            ['Title b', 'text'],
            ['Folder', 'text: Title c', 'text: Title d', 'text: Title e'],
          ],
        ],
      ]);
      expect(itemsOf(draft).map(textOf)).toEqual(ids.map((id) => `This is ${id}.`));
      expect(draft).toMatchObject({ source: 'fr', title: { fr: 'A course' } });
      expect([counts, findings]).toEqual([{ page: { found: 5, imported: 5 } }, []]);
    },
  );

  it('has topics, links, quizzes and files, each as what it is', async () => {
    const choice = item('cc.multiple_choice.v0p1', {
      responses: lid(label('1', 'A') + label('2', 'B')),
      rules: right(equal('2')),
    });
    const things: [id: string, type: string, href: string][] = [
      ['t', 'imsdt_xmlv1p1', 't.xml'],
      ['l', 'imswl_xmlv1p2', 'l.xml'],
      ['y', 'imswl_xmlv1p0', 'y.xml'],
      ['q', 'imsqti_xmlv1p2/imscc_xmlv1p1/assessment', 'q/qti.xml'],
      ['p', 'webcontent', 'files/plan.pdf'],
      ['v', 'webcontent', 'files/talk.mp4'],
      ['i', 'webcontent', 'files/map.png'],
    ];
    const { draft, counts, codes } = await load({
      'imsmanifest.xml': manifest(
        place('m', 'M', { inside: things.map(([id]) => place(`i-${id}`, id.toUpperCase(), { ref: id })).join('') }),
        things.map((thing) => resource(...thing)).join('') + resource('c', 'webcontent', 'files/talk.fr.vtt'),
      ),
      't.xml': topic('T', '<p>What do <b>you</b> think?</p>'),
      'l.xml': '<webLink><title>L</title><url href="https://example.org/?a=1&amp;b=2"/></webLink>',
      'y.xml': '<webLink><title>Y</title><url href="https://youtu.be/abcdefgh"/></webLink>',
      'q/qti.xml': quiz(choice),
      ...{ 'files/plan.pdf': 'pdf', 'files/talk.mp4': 'mp4', 'files/map.png': 'png', 'files/talk.fr.vtt': 'WEBVTT' },
    });
    expect(itemsOf(draft)).toMatchObject([
      { kind: 'text', role: 'discussion', text: { fr: 'What do **you** think?' }, from: 't.xml' },
      { kind: 'link', url: 'https://example.org/?a=1&b=2' },
      { kind: 'video', elsewhere: 'https://www.youtube.com/watch?v=abcdefgh' },
      { kind: 'quiz', pass: 60, questions: [{ type: 'single' }] },
      { kind: 'file', file: 'files/plan.pdf' },
      { kind: 'video', media: 'files/talk.mp4', captions: { fr: 'files/talk.fr.vtt' } },
      { kind: 'text', text: { fr: '![I](package:files/map.png)' } },
    ]);
    expect(codes).toEqual(['media-missing']);
    for (const { found, imported } of Object.values(counts ?? {})) expect(imported).toBe(found);
  });

  it('names a tool and its address, and takes neither its keys nor its parameters', async () => {
    const tool = `<cartridge_basiclti_link xmlns:blti="http://www.imsglobal.org/xsd/imsbasiclti_v1p0"><blti:title>Chat</blti:title>
      <blti:secure_launch_url>https://tool.example/launch?key=SECRET1</blti:secure_launch_url>
      <blti:custom><property name="oauth_shared_secret">SECRET2</property></blti:custom></cartridge_basiclti_link>`;
    const { draft, findings, counts } = await load({
      'imsmanifest.xml': manifest(
        place('m', 'M', { inside: place('1', 'Tool', { ref: 't' }) + place('2', 'Page', { ref: 'p' }) }),
        resource('t', 'imsbasiclti_xmlv1p0', 't.xml') + resource('p', 'webcontent', 'p.html'),
      ),
      't.xml': tool,
      'p.html': page('P', 'Words.'),
    });
    expect(findings).toMatchObject([{ code: 'left-out', file: 't.xml', message: expect.stringContaining('"Chat"') }]);
    expect(findings[0]?.message).toContain('https://tool.example/launch');
    expect(JSON.stringify([draft, findings])).not.toContain('SECRET');
    expect(counts?.['not defined: tool (LTI)']).toEqual({ found: 1, imported: 0 });
  });

  it('takes the better of two forms of an assignment, and links to either lead to it', async () => {
    const variant = '<cpx:variant identifier="v" identifierref="a"><cpx:metadata/></cpx:variant>';
    const { draft, codes } = await load({
      'imsmanifest.xml': manifest(
        place('m', 'M', { inside: place('1', 'Work', { ref: 'a_fallback' }) + place('2', 'Page', { ref: 'p' }) }),
        resource('a_fallback', 'webcontent', 'a/work.html', variant) +
          resource('a', 'assignment_xmlv1p0', 'a/assignment.xml') +
          resource('p', 'webcontent', 'p.html'),
      ),
      'a/work.html': page('Work', 'Old form.'),
      'a/assignment.xml':
        '<assignment><title>Work</title><text texttype="text/plain">Write 1 &lt; 2.</text><instructor_text>Key</instructor_text></assignment>',
      'p.html': page('P', '<a href="a/work.html">To work</a>'),
    });
    expect(itemsOf(draft)).toMatchObject([
      { role: 'assignment', from: 'a/assignment.xml', text: { fr: 'Write 1 < 2.' } },
      { text: { fr: '[To work](from:a/assignment.xml)' } },
    ]);
    expect(codes).toEqual(['left-out']);
  });

  it('finds the licence, and who made it', async () => {
    const more = `<lom:lifeCycle><lom:contribute><lom:entity>BEGIN:VCARD\nFN:University of Elsewhere\nEND:VCARD</lom:entity></lom:contribute></lom:lifeCycle>
      <lom:rights><lom:description><lom:string>CC Attribution Share Alike - http://creativecommons.org/licenses/by-sa/4.0</lom:string></lom:description></lom:rights>`;
    const { draft } = await load({
      'imsmanifest.xml': manifest(place('1', 'Page', { ref: 'p' }), resource('p', 'webcontent', 'p.html'), { more }),
      'p.html': page('P', 'Words.'),
    });
    expect(draft).toMatchObject({ licence: 'CC-BY-SA-4.0', attribution: ['University of Elsewhere'] });
  });

  it('with nothing that can be shown is an error, and no course', async () => {
    const { draft, codes } = await load({
      'imsmanifest.xml': manifest(place('m', 'M', { inside: place('1', 'Gone', { ref: 'nothing' }) }), ''),
    });
    expect([draft, codes]).toEqual([undefined, ['left-out', 'no-course']]);
  });
});

describe('an export of Canvas', () => {
  const canvas = (entries: Entries, { items = '', resources = '' } = {}) =>
    load({
      'imsmanifest.xml': manifest(items, resources),
      ...Object.fromEntries(Object.entries(entries)),
    });
  const wiki = (...slugs: string[]) =>
    slugs.map((slug) => resource(`id-${slug}`, 'webcontent', `wiki_content/${slug}.html`)).join('');

  it('has the order of module_meta.xml, headers as lessons, and last what only the manifest has', async () => {
    const { draft } = await canvas(
      {
        'course_settings/module_meta.xml': moduleMeta([
          {
            ...{ id: 'm', title: 'Week 1' },
            items: [
              ['2', 'WikiPage', 'Two', 'id-two'],
              ['h', 'ContextModuleSubHeader', 'Read'],
              ['1', 'WikiPage', 'One', 'id-one'],
              ['u', 'ExternalUrl', 'Site', 'u', 'active', 'https://example.org/'],
            ],
          },
        ]),
        ...{ 'wiki_content/one.html': page('1', 'One.'), 'wiki_content/two.html': page('2', 'Two.') },
        ...{ 'wiki_content/three.html': page('3', 'Three.'), 'wiki_content/four.html': page('Four', 'Four.') },
      },
      {
        items: place('m', 'Week 1', {
          inside:
            place('1', 'One', { ref: 'id-one' }) +
            place('2', 'Two', { ref: 'id-two' }) +
            place('3', 'Three', { ref: 'id-three' }),
        }),
        resources: wiki('one', 'two', 'three', 'four'),
      },
    );
    expect(outline(draft)).toEqual([
      [
        'Week 1',
        [
          ['Two', 'text'],
          ['Read', 'text: One', 'link: Site'],
          ['Three', 'text'],
        ],
      ],
      ['Autres contenus', [['Four', 'text']]],
    ]);
  });

  it('leaves out what is not published, each by its name', async () => {
    const { draft, messages, counts } = await canvas(
      {
        'course_settings/module_meta.xml': moduleMeta([
          {
            id: 'a',
            title: 'Open',
            items: [
              ['1', 'WikiPage', 'Shown', 'id-one'],
              ['2', 'WikiPage', 'Item', 'id-two', 'unpublished'],
              ['3', 'WikiPage', 'Page', 'id-three'],
            ],
          },
          { id: 'b', title: 'Closed', state: 'unpublished', items: [['4', 'WikiPage', 'Inside', 'id-four']] },
        ]),
        ...{ 'wiki_content/one.html': page('1', 'One.'), 'wiki_content/two.html': page('2', 'Two.') },
        ...{
          'wiki_content/three.html': page('3', 'Three.', 'unpublished'),
          'wiki_content/four.html': page('4', 'Four.'),
        },
        'd.xml': topic('Topic', 'T'),
        'd-meta.xml': `<topicMeta ${CANVAS}><workflow_state>post_delayed</workflow_state></topicMeta>`,
        'a/assignment_settings.xml': `<assignment ${CANVAS}><title>Work</title><workflow_state>unpublished</workflow_state></assignment>`,
        'a/work.html': page('Work', 'W'),
        'q/assessment_qti.xml': quiz(),
        'q/assessment_meta.xml': `<quiz ${CANVAS}><title>Q</title><available>false</available></quiz>`,
      },
      {
        resources:
          wiki('one', 'two', 'three', 'four') +
          resource('d', 'imsdt_xmlv1p1', 'd.xml', '<dependency identifierref="d2"/>') +
          resource('d2', 'associatedcontent/imscc_xmlv1p1/learning-application-resource', 'd-meta.xml') +
          resource(
            'a',
            'associatedcontent/imscc_xmlv1p1/learning-application-resource',
            'a/work.html',
            '<file href="a/assignment_settings.xml"/>',
          ) +
          resource(
            'q',
            'imsqti_xmlv1p2/imscc_xmlv1p1/assessment',
            'q/assessment_qti.xml',
            '<dependency identifierref="q2"/>',
          ) +
          resource('q2', 'associatedcontent/imscc_xmlv1p1/learning-application-resource', 'q/assessment_meta.xml'),
      },
    );
    expect(outline(draft)).toEqual([['Open', [['Shown', 'text']]]]);
    const names = messages('left-out').map((message) => /^"(.*)" is not published/.exec(message)?.[1]);
    expect(names).toEqual(['Item', 'Page', 'Closed: Inside', 'Topic', 'Work', 'Q']);
    const left = Object.entries(counts ?? {}).filter(([kind]) => kind.startsWith('not published: '));
    expect(left.reduce((sum, [, { found }]) => sum + found, 0)).toBe(6);
  });

  it('comes in whole where nothing at all is published yet', async () => {
    const { draft, codes } = await canvas(
      {
        'course_settings/module_meta.xml': moduleMeta([
          { id: 'a', title: 'Draft', state: 'unpublished', items: [['1', 'WikiPage', 'Shown', 'id-one']] },
        ]),
        'wiki_content/one.html': page('1', 'One.', 'unpublished'),
      },
      { resources: wiki('one') },
    );
    expect(outline(draft)).toEqual([['Draft', [['Shown', 'text']]]]);
    expect(codes).toEqual(['simplified']);
  });

  it('resolves every form of its references, and reports those that lead to nothing', async () => {
    const links: [href: string, to: string | undefined][] = [
      ['$WIKI_REFERENCE$/pages/two?module_item_id=7', 'wiki_content/two.html'],
      ['%24WIKI_REFERENCE%24/wiki/two', 'wiki_content/two.html'],
      ['$CANVAS_OBJECT_REFERENCE$/pages/id-two', 'wiki_content/two.html'],
      ['$CANVAS_OBJECT_REFERENCE$/discussion_topics/d', 'd.xml'],
      ['$CANVAS_OBJECT_REFERENCE$/modules/m', 'wiki_content/one.html'],
      ['$CANVAS_COURSE_REFERENCE$/modules/items/i2', 'wiki_content/two.html'],
      ['/$CANVAS_COURSE_REFERENCE$/file_ref/f/download?wrap=1', 'web_resources/Course%20Files/a%20%26%20b%23.pdf'],
      [
        '$IMS-CC-FILEBASE$/Course%20Files/a%20&amp;%20b%23.pdf?canvas_download=1',
        'web_resources/Course%20Files/a%20%26%20b%23.pdf',
      ],
      ['%24IMS_CC_FILEBASE%24/course%20files/A%20%26%20b%23.pdf', 'web_resources/Course%20Files/a%20%26%20b%23.pdf'],
      ['../web_resources/extra.html#top', 'web_resources/extra.html'],
      ['$WIKI_REFERENCE$/pages/none', undefined],
      ['$CANVAS_OBJECT_REFERENCE$/assignments/none', undefined],
      ['$IMS-CC-FILEBASE$/../../../etc/passwd', undefined],
      ['nowhere.html', undefined],
    ];
    const { draft, messages, codes } = await canvas(
      {
        'course_settings/module_meta.xml': moduleMeta([
          {
            id: 'm',
            title: 'M',
            items: [
              ['i1', 'WikiPage', 'One', 'id-one'],
              ['i2', 'WikiPage', 'Two', 'id-two'],
              ['i3', 'DiscussionTopic', 'D', 'd'],
            ],
          },
        ]),
        'wiki_content/one.html': page(
          '1',
          links.map(([href], index) => `<p><a href="${href}">link ${index}</a></p>`).join(''),
        ),
        'wiki_content/two.html': page(
          '2',
          '<a href="#x">here</a> <a href="$CANVAS_COURSE_REFERENCE$/assignments">all</a>',
        ),
        'd.xml': topic('D', 'Talk.'),
        'web_resources/Course Files/a & b#.pdf': 'pdf',
        'web_resources/extra.html': page('Extra', 'More words.'),
        'web_resources/unused.pdf': 'pdf',
      },
      {
        resources:
          wiki('one', 'two') +
          resource('d', 'imsdt_xmlv1p1', 'd.xml') +
          resource('f', 'webcontent', 'web_resources/Course Files/a & b#.pdf') +
          resource('e', 'webcontent', 'web_resources/extra.html') +
          resource('u', 'webcontent', 'web_resources/unused.pdf'),
      },
    );
    const expected = links.map(([, to], index) => (to === undefined ? `link ${index}` : `[link ${index}](from:${to})`));
    expect(textOf(itemsOf(draft)[0]).split('\n\n')).toEqual(expected);
    expect(messages('broken-link')).toHaveLength(4);
    expect(outline(draft)).toEqual([
      [
        'M',
        [
          ['One', 'text', 'file: a & b#.pdf', 'text: Extra'],
          ['Two', 'text'],
          ['D', 'text'],
        ],
      ],
    ]);
    expect(codes.filter((code) => code !== 'broken-link')).toEqual(['left-out']);
    expect(messages('left-out')).toEqual(['nothing in the course shows it']);
  });

  it('puts the videos of a page behind it, and links to them where they stood', async () => {
    const { draft, codes, counts } = await canvas(
      {
        'wiki_content/one.html': page(
          'One',
          `<p>See:</p><iframe src="https://www.youtube.com/embed/abcdefgh?rel=0" title="A talk"></iframe>
           <iframe src="https://cdnapisec.kaltura.com/p/1/embed"></iframe><video src="https://cdn.example/a.m3u8"></video>
           <video title="Mine"><source src="$IMS-CC-FILEBASE$/mine.mp4"></video>
           <a href="$IMS-CC-FILEBASE$/mine.mp4">again</a>
           <iframe src="https://docs.example/form" title="A form"></iframe>
           <iframe src="$CANVAS_COURSE_REFERENCE$/external_tools/retrieve?display=borderless&amp;url=https%3A%2F%2Ftool.example%2Flti%3Fkey%3DSECRET" title="Quizzer"></iframe>`,
        ),
        'web_resources/mine.mp4': 'mp4',
        'web_resources/mine.mp4.ar.subtitles': 'srt',
        'web_resources/other.srt': 'srt',
        'course_settings/media_tracks.xml': `<media_tracks ${CANVAS}><media identifierref="v"><track kind="subtitles" locale="fr" identifierref="s"/></media></media_tracks>`,
      },
      {
        resources:
          wiki('one') +
          resource('v', 'webcontent', 'web_resources/mine.mp4') +
          resource('s', 'webcontent', 'web_resources/other.srt'),
      },
    );
    const [text, ...videos] = itemsOf(draft);
    expect(videos).toMatchObject([
      { title: { fr: 'A talk' }, elsewhere: 'https://www.youtube.com/watch?v=abcdefgh' },
      { elsewhere: 'https://cdnapisec.kaltura.com/p/1/embed' },
      { elsewhere: 'https://cdn.example/a.m3u8' },
      {
        media: 'web_resources/mine.mp4',
        captions: { fr: 'web_resources/other.srt' },
      },
    ]);
    for (const { from = '' } of videos) expect(decodeURIComponent(textOf(text))).toContain(`(from:${from})`);
    expect(textOf(text)).toContain('[A form](https://docs.example/form)');
    expect(textOf(text)).toContain('Quizzer');
    expect(JSON.stringify(draft)).not.toContain('SECRET');
    expect(codes).toEqual(['media-missing', 'media-missing', 'media-missing', 'left-out', 'left-out', 'left-out']);
    expect(counts?.video).toEqual({ found: 4, imported: 4 });
  });

  it('shows the rubric of an assignment as a table below it', async () => {
    const rating = (name: string, points: string) =>
      `<rating><description>${name}</description><points>${points}</points></rating>`;
    const rubrics = `<rubrics ${CANVAS}><rubric identifier="r"><title>Marks</title><criteria>
      <criterion><description>Style | form</description><long_description>&lt;p&gt;Clear?&lt;/p&gt;</long_description><ratings>${rating('Full', '5.0')}${rating('Good', '2.5')}${rating('None', '0.0')}</ratings></criterion>
      <criterion><description>Ideas</description><ratings>${rating('Full', '3.0')}${rating('Poor', '0.0')}</ratings></criterion></criteria></rubric>
      <rubric identifier="unused"><title>Old</title><criteria/></rubric></rubrics>`;
    const { draft, counts, messages } = await canvas(
      {
        'course_settings/rubrics.xml': rubrics,
        'a/assignment.xml': `<assignment><title>Work</title><text texttype="text/html">&lt;p&gt;Write.&lt;/p&gt;</text><extensions>
          <assignment ${CANVAS}><workflow_state>published</workflow_state><rubric_identifierref>r</rubric_identifierref></assignment></extensions></assignment>`,
      },
      { resources: resource('a', 'assignment_xmlv1p0', 'a/assignment.xml') },
    );
    expect(textOf(itemsOf(draft)[0])).toBe(
      [
        'Write.\n\n## Marks\n',
        '| Critère | Full | 2 | 3 |',
        '| --- | --- | --- | --- |',
        '| Style \\| form: Clear? | 5 | Good (2.5) | None (0) |',
        '| Ideas | 3 | Poor (0) |  |',
      ].join('\n'),
    );
    expect(counts?.rubric).toEqual({ found: 2, imported: 1 });
    expect(messages('left-out')).toEqual(['nothing uses the rubric "Old"']);
  });

  it('prefers the quiz that knows Canvas’ own types, and puts the description before it', async () => {
    const rules = right(equal('2'));
    const choice = (ident: string) =>
      item('multiple_choice_question', { ident, responses: lid(label('1', 'A') + label('2', 'B')), rules });
    const bank = (ident: string, ...items: string[]) =>
      `<questestinterop><objectbank ident="${ident}">${items.join('')}</objectbank></questestinterop>`;
    const { draft, counts, messages } = await canvas(
      {
        'q/assessment_qti.xml': quiz(choice('a')),
        'q/assessment_meta.xml': `<quiz ${CANVAS}><title>Q</title><description>&lt;p&gt;Take your time.&lt;/p&gt;</description></quiz>`,
        'non_cc_assessments/q.xml.qti': quiz(
          choice('a'),
          item('file_upload_question', { ident: 'b' }),
          '<section><selection_ordering><selection><sourcebank_ref>bank</sourcebank_ref><selection_number>1</selection_number></selection></selection_ordering></section>',
        ),
        'non_cc_assessments/bank.xml.qti': bank('bank', choice('c'), choice('d')),
        'non_cc_assessments/idle.xml.qti': bank('idle', choice('a'), choice('e')),
      },
      {
        resources:
          resource(
            'q',
            'imsqti_xmlv1p2/imscc_xmlv1p1/assessment',
            'q/assessment_qti.xml',
            '<dependency identifierref="q2"/>',
          ) +
          resource(
            'q2',
            'associatedcontent/imscc_xmlv1p1/learning-application-resource',
            'q/assessment_meta.xml',
            '<file href="non_cc_assessments/q.xml.qti"/>',
          ) +
          resource(
            'bank',
            'associatedcontent/imscc_xmlv1p1/learning-application-resource',
            'non_cc_assessments/bank.xml.qti',
          ) +
          resource(
            'idle',
            'associatedcontent/imscc_xmlv1p1/learning-application-resource',
            'non_cc_assessments/idle.xml.qti',
          ),
      },
    );
    expect(itemsOf(draft)).toMatchObject([
      { kind: 'text', text: { fr: 'Take your time.' } },
      { kind: 'quiz', from: 'q/assessment_qti.xml', questions: [{ key: 'a' }, { key: 'c' }, { key: 'd' }] },
    ]);
    expect(counts).toMatchObject({
      quiz: { found: 1, imported: 1 },
      'quiz question': { found: 4, imported: 3 },
      'bank question': { found: 3, imported: 3 },
      'not defined: bank question that no quiz asks': { found: 1, imported: 0 },
    });
    expect(messages('left-out')).toEqual([expect.stringContaining('"idle"')]);
  });

  it('has its settings, outcomes, attachments and announcements', async () => {
    const { draft, counts } = await canvas(
      {
        'course_settings/course_settings.xml': `<course ${CANVAS}><title>Le cours</title><license>cc_by_nc</license><locale>ar</locale><public_description>&lt;b&gt;Short&lt;/b&gt;</public_description></course>`,
        'course_settings/learning_outcomes.xml': `<learningOutcomes ${CANVAS}><learningOutcomeGroup><learningOutcomes><learningOutcome><title>Plan</title><description>&lt;p&gt;a lesson&lt;/p&gt;</description></learningOutcome></learningOutcomes></learningOutcomeGroup></learningOutcomes>`,
        'course_settings/syllabus.html': page('Syllabus', 'What comes.'),
        'd.xml': topic('Hello', 'Hi.', '<attachments><attachment href="$IMS-CC-FILEBASE$/a.pdf"/></attachments>'),
        'd-meta.xml': `<topicMeta ${CANVAS}><type>announcement</type><attachment_identifierref>pic</attachment_identifierref></topicMeta>`,
        ...{ 'web_resources/a.pdf': 'pdf', 'web_resources/pic.png': 'png' },
      },
      {
        resources:
          resource(
            's',
            'associatedcontent/imscc_xmlv1p1/learning-application-resource',
            'course_settings/syllabus.html',
          ) +
          resource('d', 'imsdt_xmlv1p1', 'd.xml', '<dependency identifierref="d2"/>') +
          resource('d2', 'associatedcontent/imscc_xmlv1p1/learning-application-resource', 'd-meta.xml') +
          resource('pic', 'webcontent', 'web_resources/pic.png') +
          resource('f', 'webcontent', 'web_resources/a.pdf'),
      },
    );
    expect(draft).toMatchObject({
      ...{ source: 'ar', title: { ar: 'Le cours' }, licence: 'CC-BY-NC-4.0', summary: { ar: 'Short' } },
      outcomes: { ar: ['Plan: a lesson'] },
      modules: [
        {
          lessons: [
            { title: { ar: 'Syllabus' } },
            {
              title: { ar: 'Hello' },
              items: [
                { kind: 'text', text: { ar: 'Hi.\n\n![pic.png](package:web_resources/pic.png)' } },
                { kind: 'file', file: 'web_resources/a.pdf' },
              ],
            },
          ],
        },
      ],
    });
    expect(counts).toMatchObject({
      announcement: { imported: 1 },
      'learning outcome': { imported: 1 },
      page: { imported: 1 },
    });
  });

  it('keeps files for teachers out, even where a page links to them', async () => {
    const role =
      '<metadata><lom><educational><intendedEndUserRole><value>Instructor</value></intendedEndUserRole></educational></lom></metadata>';
    const { draft, messages } = await canvas(
      {
        'wiki_content/one.html': page('One', '<a href="$IMS-CC-FILEBASE$/key.pdf">Answers</a>'),
        'web_resources/key.pdf': 'pdf',
      },
      {
        resources: wiki('one') + resource('k', 'webcontent', 'web_resources/key.pdf', role),
        items: place('m', 'M', { inside: place('1', 'Key', { ref: 'k' }) }),
      },
    );
    expect(itemsOf(draft).map(textOf)).toEqual(['Answers']);
    expect(messages('left-out')).toEqual([expect.stringContaining('"Key"'), expect.stringContaining('key.pdf')]);
  });
});
