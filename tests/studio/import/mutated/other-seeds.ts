import { contentOf, sub, TRUE } from '../packages/h5p-fixture.ts';
import { choices, declared, item22 } from '../qti/qti-fixture.ts';
import { PNG, richHtml } from './rich-html.ts';

type Files = Record<string, string | Uint8Array>;

export function qtiSeed(): Files {
  const inside = choices('A', 'B');
  const single = `<p>Look: <img src="../a.png" alt="A"/></p><choiceInteraction responseIdentifier="R"><prompt>Which?</prompt>${inside}</choiceInteraction>`;
  const gaps = '<p>A <em>b</em> <textEntryInteraction responseIdentifier="R"/> c.</p>';
  const ref = (id: string) => `<assessmentItemRef identifier="${id}" href="items/${id}.xml"/>`;
  return {
    'imsmanifest.xml': `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><metadata><schema>QTIv2.2 Package</schema></metadata><resources>
      <resource identifier="t" href="test.xml" type="imsqti_test_xmlv2p2"/><resource identifier="a" href="items/a.xml" type="imsqti_item_xmlv2p2"/></resources></manifest>`,
    'test.xml': `<assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="T" title="A test"><testPart identifier="p">
      <assessmentSection identifier="s" title="Part" visible="true"><rubricBlock view="candidate"><p>Read.</p></rubricBlock>${ref('a')}${ref('b')}${ref('c')}</assessmentSection></testPart></assessmentTest>`,
    'items/a.xml': item22(single, declared(['A']), { id: 'a' }),
    'items/b.xml': item22(gaps, declared(['5'], { type: 'string' }), { id: 'b' }),
    'items/c.xml': item22(
      `<orderInteraction responseIdentifier="R">${inside}</orderInteraction>`,
      declared(['B', 'A'], { cardinality: 'ordered' }),
      { id: 'c' },
    ),
    'a.png': PNG,
  };
}

export function h5pSeed(): Files {
  const answer = (text: string, correct: boolean) => ({
    text: `<p>${text}</p>`,
    correct,
    tipsAndFeedback: { tip: 'Think' },
  });
  const parts = [
    sub('H5P.AdvancedText', { text: richHtml('https://example.org/a', 'images/a.png') }),
    sub('H5P.Image', { file: { path: 'images/a.png' }, alt: 'A map' }, 'Map'),
    sub('H5P.TrueFalse', TRUE),
    sub('H5P.MultiChoice', { question: '<p>Which?</p>', answers: [answer('One', true), answer('Two', false)] }),
    sub('H5P.Blanks', { text: '<p>Fill in</p>', questions: ['<p>A *cat/kitten:tip* sat.</p>'] }),
    sub('H5P.SingleChoiceSet', { choices: [{ question: 'Q', answers: ['a', 'b'] }] }),
    sub('H5P.Video', { sources: [{ path: 'https://youtu.be/abcdefghijk' }] }, 'Film'),
  ];
  return {
    ...contentOf(
      'H5P.Column',
      { content: parts.map((content) => ({ content })) },
      { license: 'CC BY', licenseVersion: '4.0' },
    ),
    'content/images/a.png': PNG,
  };
}

const words = (text: string): string => `<title><langstring lang="en">${text}</langstring></title>`;

export const cmi5Seed = (): Files => ({
  'cmi5.xml': `<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"><course id="urn:c">${words('A course')}</course>
    <block id="urn:b">${words('B')}<au id="urn:1" masteryScore="0.5">${words('One')}<url>a.html</url></au></block></courseStructure>`,
  'a.html': '<p>page</p>',
});

export const scormSeed = (): Files => ({
  'imsmanifest.xml': `<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
    <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata><organizations default="o"><organization identifier="o"><title>A course</title>
    <item identifier="i" identifierref="r" parameters="?x=1"><title>One</title></item></organization></organizations>
    <resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="a.html"/></resources></manifest>`,
  'a.html': '<p>page</p>',
});

export const xapiSeed = (): Files => ({
  'tincan.xml': `<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities><activity id="urn:1" type="http://adlnet.gov/expapi/activities/course">
    <name lang="en">The course</name><description lang="en">About it</description><launch lang="en">a.html</launch></activity></activities></tincan>`,
  'a.html': '<p>page</p>',
});

const QUESTION = `## Quick quiz\n\n--- question ---\n---\nlegend: Question 1 of 1\n---\n\nWhat lifts a **kite**?\n\n--- choices ---\n
- ( ) The string\n\n  --- feedback ---\n\nIt holds it.\n\n  --- /feedback ---\n\n- (x) The wind\n\n--- /choices ---\n\n--- /question ---\n`;

export function raspberrySeed(): Files {
  const meta = (title: string) =>
    `---\ntitle: ${title}\ndescription: Fly a kite\nsteps:\n  - title: Build it\n  - title: Quick quiz\n    knowledge_quiz: { path: quiz1, version: 1, questions: 1, passing_score: 1 }\n`;
  const step =
    '## Build it\n\n<div style="x">\nTake `paper`{:class="a"}.\n</div>\n\n--- task ---\n\n![A sheet](images/sheet.png){:width="3px"}\n\n--- /task ---\n';
  return {
    'LICENCE.md':
      'Under [by-sa](http://creativecommons.org/licenses/by-sa/4.0/).\n***Kite*** by [Us](https://x.org) is licensed.\n',
    ...Object.fromEntries(
      ['en', 'fr-FR'].flatMap((lang) => [
        [`${lang}/meta.yml`, meta(lang)],
        [`${lang}/step_1.md`, step],
        [`${lang}/step_2.md`, '## Quick quiz\n'],
        [`${lang}/quiz1/question_1.md`, QUESTION],
        [`${lang}/images/sheet.png`, PNG],
      ]),
    ),
  };
}

export function forBeginnersSeed(): Files {
  const option = (answerText: string, isCorrect: string) => ({ answerText, isCorrect });
  const quizzes = JSON.stringify([
    {
      quizzes: [
        {
          id: 1,
          title: 'Quiz',
          quiz: [{ questionText: 'Which?', answerOptions: [option('a', 'false'), option('b', 'true')] }],
        },
      ],
    },
  ]);
  const page = `# First\n\n[Quiz](https://example.org/quiz/1)\n\nText ![A](images/a.png) [near](../../1-start/README.md#x) <b>bold</b>\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n> said\n\n\`\`\`js\nx()\n\`\`\`\n`;
  return {
    LICENSE: 'MIT License\n\nCopyright (c) 2021 A Press\n',
    'README.md': `# A course\n\n${'A paragraph of more than eighty letters, so that it can be its summary. '.repeat(2)}\n`,
    '1-start/README.md': '# Start\n\nA module.\n',
    '1-start/1-first/README.md': page,
    '1-start/1-first/translations/README.fr.md': page.replace('First', 'Premier'),
    '1-start/1-first/images/a.png': PNG,
    'quiz-app/src/assets/translations/en.json': quizzes,
    'quiz-app/src/assets/translations/fr.json': quizzes,
  };
}
