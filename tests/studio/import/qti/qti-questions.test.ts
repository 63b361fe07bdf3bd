import { expect, test } from 'vitest';
import { choices, declared, importItem, item22 } from './qti-fixture.ts';

test('a single choice: the prompt is what stands before it, and its own', async () => {
  const body = `<div><p>Read <strong>this</strong>.</p></div>
    <choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>Which?</prompt>${choices('A', 'B')}</choiceInteraction>`;
  const { questions, counts } = await importItem(item22(body, declared(['B'])));
  expect(questions).toEqual([
    {
      ...{ key: 'q1', prompt: { en: 'Read **this**.\n\nWhich?' }, type: 'single' },
      choices: [
        { key: 'A', right: false, text: { en: 'Choice A' } },
        { key: 'B', right: true, text: { en: 'Choice B' } },
      ],
    },
  ]);
  expect(counts).toEqual({ 'quiz question': { found: 1, imported: 1 } });
});

test('the same item of QTI 3, in names with hyphens', async () => {
  const xml = `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="q1" title="T" xml:lang="fr-CA">
    <qti-response-declaration identifier="R" cardinality="multiple" base-type="identifier"><qti-correct-response>
      <qti-value>A</qti-value><qti-value>C</qti-value></qti-correct-response></qti-response-declaration>
    <qti-item-body><qti-choice-interaction response-identifier="R" max-choices="0"><qti-prompt>Lesquels ?</qti-prompt>
      <qti-simple-choice identifier="A">a<qti-feedback-inline identifier="A" outcome-identifier="F">Oui, a</qti-feedback-inline></qti-simple-choice>
      <qti-simple-choice identifier="B">b</qti-simple-choice><qti-simple-choice identifier="C">c</qti-simple-choice>
    </qti-choice-interaction></qti-item-body></qti-assessment-item>`;
  const { questions, draft } = await importItem(xml);
  expect(draft?.source).toBe('fr');
  expect(questions).toMatchObject([
    {
      ...{ type: 'multiple', prompt: { fr: 'Lesquels ?' } },
      choices: [{ right: true, text: { fr: 'a' }, feedback: { fr: 'Oui, a' } }, { right: false }, { right: true }],
    },
  ]);
});

test('what scores is right where no right answer is declared; of a single choice the best', async () => {
  const mapping = `<mapping defaultValue="0"><mapEntry mapKey="A" mappedValue="0.5"/><mapEntry mapKey="B" mappedValue="2"/>
    <mapEntry mapKey="C" mappedValue="-1"/></mapping>`;
  const of = async (cardinality: string) => {
    const body = `<choiceInteraction responseIdentifier="R">${choices('A', 'B', 'C')}</choiceInteraction>`;
    const { questions } = await importItem(item22(body, declared([], { cardinality, more: mapping })));
    return questions.flatMap((one) => (one.type === 'single' || one.type === 'multiple' ? one.choices : []));
  };
  expect((await of('single')).map(({ right }) => right)).toEqual([false, true, false]);
  expect((await of('multiple')).map(({ right }) => right)).toEqual([true, true, false]);
});

test('an order: the cards stand as the right answer has them', async () => {
  const body = `<orderInteraction responseIdentifier="R"><prompt>Order</prompt>${choices('A', 'B', 'C')}</orderInteraction>`;
  const { questions } = await importItem(item22(body, declared(['C', 'A', 'B'], { cardinality: 'ordered' })));
  expect(questions).toMatchObject([{ type: 'order', cards: [{ key: 'C' }, { key: 'A' }, { key: 'B' }] }]);
});

const PICTURE = '<object data="map.png" type="image/png" width="200" height="100">A map</object>';

test('[QUIZ4] a place in a picture: shapes of pixels become thousandths', async () => {
  const body = `<hotspotInteraction responseIdentifier="R" maxChoices="1"><prompt>Where?</prompt>${PICTURE}
    <hotspotChoice identifier="A" shape="circle" coords="50,50,10" hotspotLabel="The well"/>
    <hotspotChoice identifier="B" shape="rect" coords="100,0,200,100"/>
    <hotspotChoice identifier="C" shape="poly" coords="0,0,20,0,20,10"/></hotspotInteraction>`;
  const { questions } = await importItem(item22(body, declared(['A'])), { 'map.png': new Uint8Array(4) });
  expect(questions).toMatchObject([
    {
      ...{ type: 'hotspot', prompt: { en: 'Where?' }, picture: 'package:map.png', alt: { en: 'A map' } },
      areas: [
        { key: 'A', right: true, shape: 'ellipse', points: [250, 500, 50, 100], label: { en: 'The well' } },
        { key: 'B', right: false, shape: 'rect', points: [500, 0, 500, 1000] },
        { key: 'C', right: false, shape: 'polygon', points: [0, 0, 100, 0, 100, 100] },
      ],
    },
  ]);
});

test('[QUIZ4] a point of a picture is right where its mapping gives points', async () => {
  const body = `<selectPointInteraction responseIdentifier="R" maxChoices="1">${PICTURE}</selectPointInteraction>`;
  const more = `<areaMapping><areaMapEntry shape="rect" coords="0,0,20,10" mappedValue="1"/>
    <areaMapEntry shape="circle" coords="9,9,2" mappedValue="-1"/></areaMapping>`;
  const files = { 'map.png': new Uint8Array(4) };
  const { questions } = await importItem(item22(body, declared(['10 5'], { type: 'point', more })), files);
  expect(questions).toMatchObject([
    { type: 'hotspot', areas: [{ right: true, shape: 'rect', points: [0, 0, 100, 100] }] },
  ]);
});

test.each([
  ['map.png', declared(['A'], { cardinality: 'multiple' }), 'several places'],
  ['other.png', declared(['A']), 'not in the package'],
  ['map.png', declared(['Z']), 'none of its places'],
])('[QUIZ4] a picture %s of %s is left out: %s', async (file, declaration, why) => {
  const body = `<hotspotInteraction responseIdentifier="R" maxChoices="1">${PICTURE}
    <hotspotChoice identifier="A" shape="default" coords=""/></hotspotInteraction>`;
  const { questions, messages } = await importItem(item22(body, declaration), { [file]: new Uint8Array(4) });
  expect(questions).toEqual([]);
  expect(messages('question-left-out').join()).toContain(why);
});

const associable = (...ids: string[]): string =>
  ids.map((id) => `<simpleAssociableChoice identifier="${id}" matchMax="1">${id}!</simpleAssociableChoice>`).join('');
const match = (left: string, right: string): string =>
  `<matchInteraction responseIdentifier="R"><simpleMatchSet>${left}</simpleMatchSet><simpleMatchSet>${right}</simpleMatchSet></matchInteraction>`;
const pairs = (values: string[], type = 'directedPair') => declared(values, { cardinality: 'multiple', type });

test('a match: each on the left has one partner, and there may be more on the right', async () => {
  const body = match(associable('a', 'b'), associable('x', 'y', 'z'));
  const { questions } = await importItem(item22(body, pairs(['a z', 'b x'])));
  expect(questions).toMatchObject([
    { type: 'match', left: [{ partner: 'z' }, { partner: 'x' }], right: [{ key: 'x' }, { key: 'y' }, { key: 'z' }] },
  ]);
});

test('a match whose right side has one partner each is turned round', async () => {
  const body = match(associable('a', 'b'), associable('x', 'y', 'z'));
  const { questions } = await importItem(item22(body, pairs(['a x', 'a y', 'b z'])));
  expect(questions).toMatchObject([
    { type: 'match', left: [{ key: 'x', partner: 'a' }, { partner: 'a' }, { partner: 'b' }], right: [{}, {}] },
  ]);
});

test('pairs of one set are a match where they part it in two', async () => {
  const body = `<associateInteraction responseIdentifier="R">${associable('a', 'b', 'x', 'y')}</associateInteraction>`;
  const { questions } = await importItem(item22(body, pairs(['a x', 'b y'], 'pair')));
  expect(questions).toMatchObject([
    {
      type: 'match',
      left: [
        { key: 'a', partner: 'x' },
        { key: 'b', partner: 'y' },
      ],
      right: [{ key: 'x' }, { key: 'y' }],
    },
  ]);
});

test('words to drag are gaps with choices', async () => {
  const body = `<gapMatchInteraction responseIdentifier="R"><prompt>Fill in</prompt>
    <gapText identifier="W" matchMax="1">winter</gapText><gapText identifier="S" matchMax="1">summer</gapText>
    <blockquote><p>Now is the <strong><gap identifier="G1"/></strong> of<br/>made <gap identifier="G2"/>.</p></blockquote></gapMatchInteraction>`;
  const { questions } = await importItem(item22(body, pairs(['W G1', 'S G2'])));
  expect(questions).toMatchObject([
    {
      ...{ type: 'gaps', prompt: { en: 'Fill in' }, text: { en: 'Now is the {{g1}} of\n\nmade {{g2}}.' } },
      gaps: [
        { key: 'g1', choices: [{ key: 'g1.1', text: { en: 'winter' } }, { key: 'g1.2' }], right: 'g1.1' },
        { key: 'g2', right: 'g2.2' },
      ],
    },
  ]);
});

test('interactions in lines are one question with gaps: choices, words and numbers', async () => {
  const body = `<p>Intro</p><p>It is <inlineChoiceInteraction responseIdentifier="R1"><inlineChoice identifier="a">hot</inlineChoice>
    <inlineChoice identifier="b">cold</inlineChoice></inlineChoiceInteraction> in <textEntryInteraction responseIdentifier="R2"/></p>
    <p>and</p><p><textEntryInteraction responseIdentifier="R3"/> km {{x}}</p>`;
  const mapping =
    '<mapping><mapEntry mapKey="Rome" mappedValue="1"/><mapEntry mapKey="Roma" mappedValue="0.5"/><mapEntry mapKey="Milan" mappedValue="0"/></mapping>';
  const declarations =
    declared(['b'], { id: 'R1' }) +
    declared(['Rome'], { id: 'R2', type: 'string', more: mapping }) +
    declared(['3.50'], { id: 'R3', type: 'float' });
  const { questions } = await importItem(item22(body, declarations));
  expect(questions).toMatchObject([
    {
      ...{ type: 'gaps', prompt: { en: 'Intro' }, text: { en: 'It is {{g1}} in {{g2}}\n\nand\n\n{{g3}} km { {x}}' } },
      gaps: [{ right: 'g1.2' }, { accept: { en: ['Rome', 'Roma'] } }, { answer: '3.5', tolerance: '0' }],
    },
  ]);
});

test('one answer to type at the end of a line is a question of its own, a number with its tolerance', async () => {
  const processing = (mode: string, tolerance: string) =>
    `<responseProcessing><responseCondition><responseIf><equal toleranceMode="${mode}" tolerance="${tolerance}">
    <variable identifier="R"/><correct identifier="R"/></equal></responseIf></responseCondition></responseProcessing>`;
  const of = async (type: string, after = '') => {
    const body = '<p>What is <em>pi</em>? <textEntryInteraction responseIdentifier="R"/></p>';
    return (await importItem(item22(body, declared(['3.14'], { type }), { after }))).questions[0];
  };
  expect(await of('string')).toEqual({
    key: 'q1',
    prompt: { en: 'What is *pi*?' },
    type: 'text',
    accept: { en: ['3.14'] },
  });
  expect(await of('float')).toMatchObject({ type: 'numeric', answer: '3.14', tolerance: '0' });
  expect(await of('float', processing('absolute', '0.01 0.02'))).toMatchObject({ tolerance: '0.01' });
  expect(await of('float', processing('relative', '50'))).toMatchObject({ tolerance: '1.57' });
});

test('an essay has the rubric that markers read, and the model answer', async () => {
  const body = `<rubricBlock view="candidate"><p>Take your time.</p></rubricBlock><rubricBlock view="scorer"><p>One point for each reason.</p></rubricBlock>
    <extendedTextInteraction responseIdentifier="R"><prompt>Why?</prompt></extendedTextInteraction>`;
  const { questions } = await importItem(item22(body, declared(['Because 1 &lt; 2'], { type: 'string' })));
  expect(questions).toMatchObject([
    {
      ...{ type: 'extended', prompt: { en: 'Take your time.\n\nWhy?' } },
      rubric: { en: expect.stringMatching(/^One point for each reason\.\n\nBecause 1 \\?< 2$/) },
    },
  ]);
});

test('several interactions of one item are several questions, each with the words before it', async () => {
  const interaction = (id: string) =>
    `<choiceInteraction responseIdentifier="${id}">${choices('A', 'B')}</choiceInteraction>`;
  const body = `<p>One</p>${interaction('R1')}<p>Two</p><table><tr><td>${interaction('R2')}</td></tr></table><p>End</p>`;
  const { questions } = await importItem(item22(body, declared(['A'], { id: 'R1' }) + declared(['B'], { id: 'R2' })));
  expect(questions.map(({ key, prompt }) => [key, prompt.en])).toEqual([
    ['q1-1', 'One'],
    ['q1-2', 'Two\n\nEnd'],
  ]);
});

test('[MATH1] pictures and formulas come along; a missing picture and a frame are findings', async () => {
  const body = `<p>Look <img src="../img/a%20b.png" alt="A"/><object data="../img/a b.png" type="image/png">B</object>
    <math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mi>x</mi><mrow><mi>y</mi><mo>+</mo><mn>1</mn></mrow></mfrac></math>
    <img src="gone.png" alt="Gone"/><img src="https://example.org/x.png" alt="Far"/></p>
    <choiceInteraction responseIdentifier="R">${choices('A', 'B')}</choiceInteraction>`;
  const files = { 'q1.xml': '<x/>', 'items/q.xml': item22(body, declared(['A'])), 'img/a b.png': new Uint8Array(4) };
  const { questions, codes } = await importItem('<x/>', files);
  expect(questions[0]?.prompt.en).toMatch(
    /^Look !\[A\]\(package:img\/a%20b\.png\)!\[B\]\(package:img\/a%20b\.png\)\s\$\\frac\{x\}\{y \+ 1\}\$/,
  );
  expect(codes).toEqual(['missing-picture', 'missing-picture']);
});

test.each([
  [
    'no right answer is declared',
    `<choiceInteraction responseIdentifier="R">${choices('A', 'B')}</choiceInteraction>`,
    declared([]),
  ],
  [
    'its right answer is none of its choices',
    `<choiceInteraction responseIdentifier="R">${choices('A', 'B')}</choiceInteraction>`,
    declared(['C']),
  ],
  [
    'fewer than two choices',
    `<choiceInteraction responseIdentifier="R">${choices('A')}</choiceInteraction>`,
    declared(['A']),
  ],
  [
    'a choice has no words',
    `<choiceInteraction responseIdentifier="R">${choices('A')}<simpleChoice identifier="B"/></choiceInteraction>`,
    declared(['A']),
  ],
  [
    'does not name each choice once',
    `<orderInteraction responseIdentifier="R">${choices('A', 'B')}</orderInteraction>`,
    declared(['B'], { cardinality: 'ordered' }),
  ],
  ['several partners', match(associable('a', 'b'), associable('x', 'y')), pairs(['a x', 'a y', 'b x'])],
  ['only one choice to match', match(associable('a', 'b'), associable('x')), pairs(['a x', 'b x'])],
  [
    'into two columns',
    `<associateInteraction responseIdentifier="R">${associable('a', 'b', 'c')}</associateInteraction>`,
    pairs(['a b', 'b c'], 'pair'),
  ],
  ['a gap has no right answer', '<p>It <textEntryInteraction responseIdentifier="R"/> is</p>', declared([])],
  ['is not declared', '<p>It <textEntryInteraction responseIdentifier="X"/> is</p>', declared(['a'])],
  [
    'drawingInteraction',
    '<drawingInteraction responseIdentifier="R"><object data="a.png" type="image/png"/></drawingInteraction>',
    declared(['A']),
  ],
  [
    'drawn anew',
    `<choiceInteraction responseIdentifier="R">${choices('A', 'B')}</choiceInteraction>`,
    `${declared(['A'])}<templateDeclaration identifier="T"/>`,
  ],
])('left out with its reason: %s', async (reason, body, declarations) => {
  const { questions, findings, counts } = await importItem(item22(body, declarations));
  expect(questions).toEqual([]);
  expect(findings).toMatchObject([
    { code: 'question-left-out', file: 'q1.xml', message: expect.stringContaining(reason) },
  ]);
  expect(counts).toEqual({ 'quiz question': { found: 1, imported: 0 } });
});

test('an item that asks nothing is a text', async () => {
  const { draft, counts } = await importItem(item22('<h1>About</h1><p>Text</p>', ''));
  expect(draft?.modules[0]?.lessons[0]?.items).toMatchObject([{ kind: 'text', text: { en: '## About\n\nText' } }]);
  expect(counts).toEqual({ page: { found: 1, imported: 1 } });
});
