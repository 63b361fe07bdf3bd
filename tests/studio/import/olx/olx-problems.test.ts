import { describe, expect, it } from 'vitest';
import { olx } from '../../../../studio/import/olx/olx.ts';
import { expandPattern } from '../../../../studio/import/olx/problem/expand-pattern.ts';
import { readNumber } from '../../../../studio/import/olx/problem/numbers.ts';
import { importEntries, itemsOf, questionsOf } from '../packages/check-draft.ts';
import { course, escapeXml, problemCourse } from './olx-fixture.ts';

const importProblem = async (problem: string, attributes?: string) => {
  const result = await importEntries(olx, problemCourse(problem, attributes));
  return { ...result, questions: questionsOf(result.draft) };
};

describe('a problem of Open edX', () => {
  it('asks for one choice, with feedback, explanation and hints', async () => {
    const { questions } = await importProblem(
      '<multiplechoiceresponse><p>Look.</p><label>Which <b>soil</b><clarification>of two</clarification>?</label><description>Only one.</description><choicegroup type="MultipleChoice">' +
        '<choice correct="false">Sand<choicehint>Too dry.</choicehint></choice><choice correct="true">Loam</choice></choicegroup>' +
        '<solution><div class="detailed-solution"><p>Explanation</p><p>Loam it is.</p></div></solution></multiplechoiceresponse>' +
        '<demandhint><hint>Think.</hint><hint>Harder.</hint></demandhint>',
    );
    expect(questions).toEqual([
      {
        key: 'q1',
        type: 'single',
        prompt: { en: 'Look.\n\nWhich **soil** (of two)?\n\nOnly one.' },
        explain: { en: 'Loam it is.' },
        hints: [{ en: 'Think.' }, { en: 'Harder.' }],
        choices: [
          { key: 'c1', right: false, text: { en: 'Sand' }, feedback: { en: 'Too dry.' } },
          { key: 'c2', right: true, text: { en: 'Loam' } },
        ],
      },
    ]);
  });

  it('asks for several choices; hints that belong to none of them are told afterwards', async () => {
    const { questions } = await importProblem(
      '<choiceresponse><label>Pick</label><checkboxgroup><choice correct="true">A<choicehint selected="true">Yes.</choicehint><choicehint selected="false">You missed it.</choicehint></choice>' +
        '<choice correct="false">B</choice><choice correct="true">C</choice><compoundhint value="A B">Not both.</compoundhint></checkboxgroup></choiceresponse>',
    );
    expect(questions).toMatchObject([
      {
        type: 'multiple',
        choices: [{ right: true, feedback: { en: 'Yes.' } }, { right: false }, { right: true }],
        explain: { en: 'A: You missed it.\n\nA B: Not both.' },
      },
    ]);
  });

  it('has one right answer of a pool, and says that others went', async () => {
    const { questions, messages } = await importProblem(
      '<multiplechoiceresponse targeted-feedback=""><label>Q</label><choicegroup answer-pool="3"><choice correct="true">A</choice><choice correct="false" explanation-id="why">B</choice><choice correct="true">C</choice></choicegroup>' +
        '<targetedfeedbackset><targetedfeedback explanation-id="why"><p>No.</p></targetedfeedback></targetedfeedbackset></multiplechoiceresponse>',
    );
    expect(questions).toMatchObject([
      {
        type: 'single',
        choices: [
          { right: true, text: { en: 'A' } },
          { text: { en: 'B' }, feedback: { en: 'No.' } },
        ],
      },
    ]);
    expect(messages('simplified')).toEqual(['problem "Check": without 1 more right answers of a single choice']);
  });

  it('asks for an option, in both ways of writing them', async () => {
    const { questions } = await importProblem(
      '<optionresponse><label>One</label><optioninput><option correct="False">A</option><option correct="True">B<optionhint>Good.</optionhint></option></optioninput></optionresponse>' +
        `<optionresponse><label>Two</label><optioninput options="('It\\'s','No, \\'t')" correct="It's"/></optionresponse>`,
    );
    expect(questions).toMatchObject([
      {
        key: 'q1',
        type: 'single',
        prompt: { en: 'One' },
        choices: [{ right: false }, { right: true, feedback: { en: 'Good.' } }],
      },
      {
        key: 'q2',
        type: 'single',
        prompt: { en: 'Two' },
        choices: [{ right: true, text: { en: "It's" } }, { right: false }],
      },
    ]);
  });

  it('makes one text with gaps of options in a sentence or a table', async () => {
    const { questions, counts } = await importProblem(
      '<p>Fill in.</p><table><tr><th>Soil</th><th>Water</th></tr><tr><td><b>Sand</b></td><td><optionresponse><optioninput options="(\'a\',\'b\')" correct="b"/></optionresponse></td></tr></table>' +
        '<p>About <numericalresponse answer="5"><responseparam type="tolerance" default="10%"/><textline inline="1"/></numericalresponse> of {{x}} is <stringresponse answer="Clay"><additional_answer answer="clay soil"/><textline inline="1"/></stringresponse>.</p>',
    );
    expect(questions).toMatchObject([
      {
        type: 'gaps',
        prompt: { en: 'Fill in.\n\nSoil – Water' },
        text: { en: '**Sand** – {{g1}}\n\nAbout {{g2}} of { {x}} is {{g3}}.' },
        gaps: [
          { key: 'g1', right: 'g1c2' },
          { answer: '5', tolerance: '0.5' },
          { accept: { en: ['Clay', 'clay soil'] } },
        ],
      },
    ]);
    expect(counts).toMatchObject({
      'problem: optionresponse': { found: 1, imported: 1 },
      'problem: numericalresponse': { found: 1, imported: 1 },
      'problem: stringresponse': { found: 1, imported: 1 },
    });
  });

  it('asks for numbers: exact, with a tolerance in shares or units, in a range, or one of several', async () => {
    const numeric = (answer: string, inside = '') =>
      `<numericalresponse answer="${answer}"><label>N</label>${inside}<formulaequationinput/></numericalresponse>`;
    const { questions } = await importProblem(
      numeric('600', '<responseparam type="tolerance" default="5"/>') +
        numeric('1.5e-3', '<responseparam type="tolerance" default="10%"/>') +
        numeric('[4, 8)') +
        numeric('1/4') +
        numeric('2', '<additional_answer answer="3"/>'),
    );
    expect(questions).toMatchObject([
      { type: 'numeric', answer: '600', tolerance: '5' },
      { type: 'numeric', answer: '0.0015', tolerance: '0.00015' },
      { type: 'numeric', answer: '6', tolerance: '2' },
      { type: 'numeric', answer: '0.25', tolerance: '0' },
      { type: 'text', accept: { en: ['2', '3'] } },
    ]);
  });

  it('asks for words: one of several, a small pattern, or anything', async () => {
    const words = (answer: string, type = 'ci') =>
      `<stringresponse answer="${answer}" type="${type}"><label>W</label><additional_answer answer="Peat"/><textline/></stringresponse>`;
    const { questions } = await importProblem(
      `${words('Clay') + words('sand_or_silt')}<stringresponse answer="^colou?r|gr[ae]y$" type="ci regexp"><label>W</label></stringresponse><stringresponse answer=".*." type="regexp"><label>Why?</label></stringresponse>`,
    );
    expect(questions).toMatchObject([
      { type: 'text', accept: { en: ['Clay', 'Peat'] } },
      { type: 'text', accept: { en: ['sand', 'silt', 'Peat'] } },
      { type: 'text', accept: { en: ['colour', 'color', 'gray', 'grey'] } },
      { type: 'extended', prompt: { en: 'Why?' } },
    ]);
  });

  it.each([
    ['..bble', undefined],
    ['a{2}', undefined],
    ['(a|b)(c|d)?', ['ac', 'ad', 'a', 'bc', 'bd', 'b']],
    ['a\\.b', ['a.b']],
    ['(?=a)b', undefined],
    ['((((a', undefined],
    ['(a|b|c|d|e|f|g)(a|b|c|d|e|f|g)(a|b|c|d|e|f|g)', undefined],
  ])('writes the pattern %s out as words where they are few', (pattern, expected) => {
    expect(expandPattern(pattern)).toEqual(expected);
  });

  it.each([
    ['2*10^3', 2000],
    ['20%', 0.2],
    ['5k', 5000],
    ['-.5', -0.5],
    ['sqrt(2)', undefined],
    ['$z', undefined],
    ['1/0', undefined],
  ])('reads %s as a number or not at all', (written, expected) => {
    expect(readNumber(written)).toBe(expected);
  });

  it('is left out by name where a script computes it, or nothing here can ask it', async () => {
    const { draft, messages, counts } = await importEntries(
      olx,
      course(
        { Unit: '<html url_name="h"/><problem url_name="p1"/><problem url_name="p2"/><problem url_name="p3"/>' },
        {
          'course/html/h.xml': '<html filename="h"/>',
          'course/html/h.html': '<p>Hello.</p>',
          'course/problem/p1.xml':
            '<problem display_name="Lot"><script type="loncapa/python">x = 1\nz = 2</script><p>$x?</p><numericalresponse answer="$z"/></problem>',
          'course/problem/p2.xml': '<problem display_name="Map"><imageresponse><p>Click.</p></imageresponse></problem>',
          'course/problem/p3.xml':
            '<problem display_name="None"><multiplechoiceresponse><choicegroup><choice correct="false">A</choice><choice correct="false">B</choice></choicegroup></multiplechoiceresponse></problem>',
        },
      ),
    );
    expect(itemsOf(draft)).toHaveLength(1);
    expect(messages('question-left-out')).toEqual([
      'problem "Lot" is computed by a Python script: $x, $z',
      'problem "Map" is of a kind that is not taken in: imageresponse',
      'problem "None" has no right answer',
    ]);
    expect(counts).toMatchObject({
      'problem: numericalresponse': { found: 1, imported: 0 },
      'not defined: imageresponse': { found: 1, imported: 0 },
      'problem: multiplechoiceresponse': { found: 1, imported: 0 },
    });
  });

  it('keeps a question beside a script that it does not need, and prices in dollars', async () => {
    const { questions, messages } = await importProblem(
      '<script type="loncapa/python">def grade(x):\n  return 1</script><p>It costs $5 in $USD.</p><stringresponse answer="yes"><textline/></stringresponse>',
    );
    expect(questions).toMatchObject([{ prompt: { en: expect.stringMatching(/costs .?\$5 in .?\$USD/) } }]);
    expect(messages('simplified')).toEqual(['problem "Check": without its script']);
  });

  it('is a text where it asks nothing', async () => {
    const { draft } = await importProblem('<p>Just <em>read</em>.</p>');
    expect(itemsOf(draft)).toMatchObject([{ kind: 'text', text: { en: 'Just *read*.' } }]);
  });

  it('is read from the Markdown of the simple editor where it has nothing else', async () => {
    const markdown = [
      [
        'Read this.',
        '>>Which?||One only<<',
        '',
        '( ) A {{No.}}',
        '(x) B',
        '',
        '||Think||',
        '[explanation]',
        'Because <b>B</b>.',
        '[explanation]',
      ],
      ['>>Which two?<<', '[x] A {{selected: Yes., unselected: Missed.}}', '[ ] B', '[x] C'],
      ['>>How many?<<', '= 12 +- 10%'],
      ['>>Word?<<', '= Doc', 'or= Happy'],
      ['>>Choose<<', '[[one, (two), three]]'],
    ].map((lines) => lines.join('\n'));
    const { questions } = await importProblem('', `markdown="${escapeXml(markdown.join('\n---\n'))}"`);
    expect(questions).toMatchObject([
      {
        type: 'single',
        prompt: { en: 'Read this.\n\nWhich?\n\nOne only' },
        choices: [{ feedback: { en: 'No.' } }, { right: true }],
      },
      { type: 'multiple', choices: [{ right: true }, { right: false }, { right: true }] },
      { type: 'numeric', answer: '12', tolerance: '1.2' },
      { type: 'text', accept: { en: ['Doc', 'Happy'] } },
      { type: 'single', choices: [{ text: { en: 'one' } }, { right: true }, { right: false }] },
    ]);
    expect(questions[0]?.hints).toEqual([{ en: 'Think' }]);
  });
});
