import { describe, expect, it } from 'vitest';
import { itemsOf } from '../packages/check-draft.ts';
import { quiz } from '../qti1/quiz.ts';
import { canvas, outline, textOf, topic, wiki } from './load-cartridge.ts';
import { CANVAS, moduleMeta, page, place, resource } from './make-cartridge.ts';

describe('the modules of a Canvas export', () => {
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
