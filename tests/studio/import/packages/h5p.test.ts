import { expect, test } from 'vitest';
import { h5p } from '../../../../studio/import/packages/h5p.ts';
import { importEntries, itemsOf, questionsOf } from './check-draft.ts';
import { about, contentOf, sub, TRUE } from './h5p-fixture.ts';

async function importContent(library: string, params: unknown, others: Record<string, string> = {}, more: object = {}) {
  const made = await importEntries(h5p, { ...contentOf(library, params, more), ...others });
  return { ...made, items: itemsOf(made.draft), questions: questionsOf(made.draft) };
}

const answer = (text: string, correct: boolean, tipsAndFeedback = {}) => ({
  text: `<div>${text}</div>`,
  correct,
  tipsAndFeedback,
});

test('a multiple choice: single where one answer is right, unless it says otherwise', async () => {
  const answers = [answer('One', true, { chosenFeedback: '<p>Yes</p>', tip: '<p>Think</p>' }), answer('Two', false)];
  const of = async (type: string) =>
    (await importContent('H5P.MultiChoice', { question: '<p>Which <em>one</em>?</p>\n', answers, behaviour: { type } }))
      .questions;
  expect(await of('auto')).toEqual([
    {
      ...{ key: 'question', prompt: { en: 'Which *one*?' }, hints: [{ en: 'Think' }], type: 'single' },
      choices: [
        { key: 'c1', right: true, text: { en: 'One' }, feedback: { en: 'Yes' } },
        { key: 'c2', right: false, text: { en: 'Two' } },
      ],
    },
  ]);
  expect(await of('multi')).toMatchObject([{ type: 'multiple' }]);
});

test('true or false, with what is said after each answer', async () => {
  const behaviour = { feedbackOnCorrect: 'Well done', feedbackOnWrong: 'Look again' };
  const { questions } = await importContent('H5P.TrueFalse', {
    question: '<p>It is.</p>',
    correct: 'false',
    behaviour,
  });
  expect(questions).toEqual([
    {
      ...{ key: 'question', prompt: { en: 'It is.' }, type: 'truefalse', answer: false },
      explain: { en: '✓ Well done\n\n✗ Look again' },
    },
  ]);
});

test('blanks: alternatives, tips, asterisks, marks that a gap would part', async () => {
  const questions = [
    '<p>A <strong>big *cat/kitten:It *says* meow</strong></p>',
    '<p>2 ** 3 &lt; *a &amp; b: tip* and {{x}}.</p>',
  ];
  const simple = await importContent('H5P.Blanks', { text: '<p>Fill in</p>', questions: [questions[1]] });
  expect(simple.questions).toMatchObject([
    {
      ...{ type: 'gaps', prompt: { en: 'Fill in' }, hints: [{ en: 'tip' }] },
      gaps: [{ key: 'g1', accept: { en: ['a & b'] } }],
    },
  ]);
  expect(simple.questions[0]).toHaveProperty(
    'text.en',
    expect.stringMatching(/^2 \\?\* 3 \\?< \{\{g1\}\} and \{ \{x\}\}\.$/),
  );
  const bold = await importContent('H5P.Blanks', {
    questions: ['<p>A <strong>big *cat/kitten*</strong> sat.</p>', '<p>*On*.</p>'],
  });
  expect(bold.questions).toMatchObject([
    {
      text: { en: 'A big {{g1}} sat.\n\n{{g2}}.' },
      gaps: [{ accept: { en: ['cat', 'kitten'] } }, { accept: { en: ['On'] } }],
    },
  ]);
});

test('a set of single choices: the first answer is right, and does not always stand first', async () => {
  const choices = [1, 2, 3].map((n) => ({
    question: `<p>Q${n}</p>`,
    answers: ['<p>right</p>', '<p>b</p>', '<p>c</p>'],
  }));
  const { questions } = await importContent('H5P.SingleChoiceSet', { choices });
  const places = questions.map((one) => (one.type === 'single' ? one.choices.findIndex(({ right }) => right) : -1));
  expect(places).toEqual([2, 1, 0]);
  expect(questions).toMatchObject([{ choices: [{}, {}, { text: { en: 'right' } }] }, {}, {}]);
});

test('a question set is one quiz with its own mark to pass, and what it cannot ask is named', async () => {
  const params = {
    ...{ introPage: { showIntroPage: true, introduction: '<p>Welcome</p>' }, passPercentage: 75 },
    questions: [
      sub('H5P.TrueFalse', TRUE),
      sub('H5P.DragQuestion', {}, 'Drag it'),
      sub('H5P.TrueFalse', TRUE),
      'broken',
    ],
  };
  const { items, counts, messages } = await importContent('H5P.QuestionSet', params);
  expect(items).toMatchObject([
    { kind: 'text', text: { en: 'Welcome' } },
    { kind: 'quiz', pass: 75, questions: [{ key: 'question' }, { key: 'question-2' }] },
  ]);
  expect(counts).toMatchObject({ 'quiz question': { found: 2, imported: 2 }, 'H5P part': { found: 2, imported: 0 } });
  expect(messages('left-out')).toEqual([
    'H5P.DragQuestion "Drag it": this type has no counterpart',
    'a part: it does not tell its type',
  ]);
});

test('a column and a presentation keep the order of texts, pictures, videos and questions', async () => {
  const image = sub('H5P.Image', { file: { path: 'images/a.png' }, alt: 'A "map"' });
  const video = sub('H5P.Video', { sources: [{ path: 'videos/v.mp4#tmp', mime: 'video/mp4' }] }, 'Film');
  const parts = [
    sub('H5P.AdvancedText', { text: '<h2>One</h2><p>Two</p>' }),
    image,
    video,
    sub('H5P.TrueFalse', TRUE),
    sub('H5P.AdvancedText', { text: '<p>End</p>' }),
  ];
  const others = { 'content/images/a.png': 'x', 'content/videos/v.mp4': 'x' };
  const kinds = [
    { kind: 'text', text: { en: '## One\n\nTwo' } },
    { kind: 'text', text: { en: expect.stringMatching(/^!\[A \\?"map\\?"\]\(package:content\/images\/a\.png\)$/) } },
    { kind: 'video', title: { en: 'Film' }, media: 'content/videos/v.mp4' },
    { kind: 'quiz' },
    { kind: 'text', text: { en: 'End' } },
  ];
  const column = await importContent('H5P.Column', { content: parts.map((content) => ({ content })) }, others);
  expect(column.items).toMatchObject(kinds);
  const slides = [
    { elements: parts.slice(0, 2).map((action) => ({ action, x: 1 })) },
    { elements: parts.slice(2).map((action) => ({ action })) },
    {},
  ];
  const presentation = await importContent('H5P.CoursePresentation', { presentation: { slides } }, others);
  expect(presentation.items).toMatchObject(kinds);
});

test('of an interactive video the video comes, with captions; what is on top of it is named', async () => {
  const video = {
    ...{ startScreenOptions: { title: 'Lecture' }, files: [{ path: 'videos/v.mp4', mime: 'video/mp4' }] },
    textTracks: {
      videoTrack: [{ label: 'Français', srcLang: 'fr-FR', track: { path: 'videos/fr.vtt' } }, { srcLang: 'en' }],
    },
  };
  const interactions = [{ x: 1, action: sub('H5P.MultiChoice', {}, 'Question one') }, { x: 2 }];
  const others = { 'content/videos/v.mp4': 'x', 'content/videos/fr.vtt': 'WEBVTT' };
  const { items, messages } = await importContent(
    'H5P.InteractiveVideo',
    { interactiveVideo: { video, assets: { interactions } } },
    others,
  );
  expect(items).toMatchObject([
    {
      kind: 'video',
      title: { en: 'Lecture' },
      media: 'content/videos/v.mp4',
      captions: { fr: 'content/videos/fr.vtt' },
    },
  ]);
  expect(messages('left-out').map((message) => message.split(':')[0])).toEqual([
    'H5P.MultiChoice "Question one"',
    'interaction',
  ]);
});

test('a video held elsewhere has its address; one that is nowhere leaves the package as it is', async () => {
  const held = await importContent('H5P.Video', { sources: [{ path: 'https://youtu.be/x', mime: 'video/YouTube' }] });
  expect(held.items).toMatchObject([{ kind: 'video', elsewhere: 'https://youtu.be/x' }]);
  const gone = await importContent('H5P.Video', { sources: [{ path: 'videos/gone.mp4' }] });
  expect(gone.items).toMatchObject([{ kind: 'package' }]);
});

test('any other type is kept as a package, with its licence and authors', async () => {
  const more = {
    license: 'CC BY-SA',
    licenseVersion: '4.0',
    authors: [{ name: 'Ada', role: 'Author' }],
    source: 'https://example.org',
    language: 'und',
    defaultLanguage: 'fr',
  };
  const { items, draft, counts } = await importContent(
    'H5P.DragQuestion',
    {},
    { 'H5P.DragQuestion-1.1/library.json': '{}' },
    more,
  );
  expect(items).toMatchObject([{ kind: 'package', format: 'h5p', title: { fr: 'A content' }, units: 1 }]);
  expect(draft).toMatchObject({
    source: 'fr',
    licence: 'CC-BY-SA-4.0',
    attribution: ['A content, Ada, https://example.org'],
  });
  expect(counts).toEqual({ package: { found: 1, imported: 1 } });
});

test.each([
  ['no content', { 'h5p.json': about('H5P.TrueFalse') }],
  ['no JSON', { 'h5p.json': '{' }],
  ['another shape', { 'h5p.json': '{"title":1}' }],
  ['broken letters', { 'h5p.json': Buffer.from(about('H5P.Caf\u00e9'), 'latin1') }],
  ['endless nesting', { 'h5p.json': about('H5P.Column'), 'content/content.json': '['.repeat(1_000_000) }],
])('a content with %s is an error', async (_, entries) => {
  const { recognised, draft, codes } = await importEntries(h5p, entries);
  expect([recognised, draft, codes]).toEqual([true, undefined, ['left-out', 'no-course']]);
});

test('contents in contents in contents end somewhere', async () => {
  let content = sub('H5P.TrueFalse', TRUE);
  for (let depth = 0; depth < 500; depth++) content = sub('H5P.Column', { content: [{ content }] });
  const { items } = await importContent('H5P.Column', content.params);
  expect(items).toMatchObject([{ kind: 'package' }]);
});
