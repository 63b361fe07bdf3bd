import { describe, expect, it } from 'vitest';
import { moodle } from '../../../../studio/import/moodle/moodle.ts';
import { importEntries, itemsOf, questionsOf } from '../packages/check-draft.ts';
import {
  answers,
  backup,
  category,
  type FixtureQuestion,
  fields,
  olderCategory,
  quizBackup,
  slots,
} from './backup-fixture.ts';

const importQuestions = async (questions: readonly FixtureQuestion[]) => {
  const result = await importEntries(moodle, quizBackup(questions));
  return { ...result, questions: questionsOf(result.draft) };
};

const trueFalse = (id: number, text: string): FixtureQuestion => ({
  id,
  type: 'truefalse',
  text,
  plugin: `${answers(id, [
    ['True', 1],
    ['False', 0],
  ])}<truefalse>${fields({ trueanswer: id * 10, falseanswer: id * 10 + 1 })}</truefalse>`,
});

describe('a quiz of Moodle', () => {
  it('[QUIZ5] brings its time, its attempts and what it mixes', async () => {
    const body = `${fields({ timelimit: 601, attempts_number: 3, shuffleanswers: 1 })}${slots([1])}`;
    const { draft } = await importEntries(
      moodle,
      backup({
        sections: [{ name: 'One', activities: [{ type: 'quiz', name: 'Check', body }] }],
        questions: category(3, [trueFalse(1, 'So?')]),
      }),
    );
    expect(itemsOf(draft)).toMatchObject([{ kind: 'quiz', limitMinutes: 11, attempts: 3, shuffle: 'choices' }]);
  });

  it('[QUIZ5] that has no limits has none here', async () => {
    const body = `${fields({ timelimit: 0, attempts_number: 0, shuffleanswers: 0 })}${slots([1])}`;
    const sections = [{ name: 'One', activities: [{ type: 'quiz', name: 'Check', body }] }];
    const questions = category(3, [trueFalse(1, 'So?')]);
    const [quiz] = itemsOf((await importEntries(moodle, backup({ sections, questions }))).draft);
    for (const limit of ['limitMinutes', 'attempts', 'shuffle']) expect(quiz).not.toHaveProperty(limit);
  });
});

describe('questions of Moodle', () => {
  it('reads choices, their feedback, general feedback and hints', async () => {
    const { questions } = await importQuestions([
      {
        id: 1,
        type: 'multichoice',
        text: '<p>Which <b>soil</b>?</p>',
        feedback: '<p>Loam it is.</p>',
        hints: ['<p>Think.</p>'],
        plugin: `${answers(1, [
          ['<p>Sand</p>', 0, '<p>Too dry</p>'],
          ['<p>Loam</p>', 1],
        ])}<multichoice><single>1</single></multichoice>`,
      },
      {
        id: 2,
        type: 'multichoice',
        text: 'Pick two',
        plugin: `${answers(2, [
          ['A', 0.5],
          ['B', 0.5],
          ['C', -1],
        ])}<multichoice><single>0</single></multichoice>`,
      },
    ]);
    expect(questions).toEqual([
      {
        key: 'q1',
        type: 'single',
        prompt: { en: 'Which **soil**?' },
        explain: { en: 'Loam it is.' },
        hints: [{ en: 'Think.' }],
        choices: [
          { key: 'c1', right: false, text: { en: 'Sand' }, feedback: { en: 'Too dry' } },
          { key: 'c2', right: true, text: { en: 'Loam' } },
        ],
      },
      {
        key: 'q2',
        type: 'multiple',
        prompt: { en: 'Pick two' },
        choices: [
          { key: 'c1', right: true, text: { en: 'A' } },
          { key: 'c2', right: true, text: { en: 'B' } },
          { key: 'c3', right: false, text: { en: 'C' } },
        ],
      },
    ]);
  });

  it('reads true and false by the answer that is the true one', async () => {
    const wrong = {
      ...trueFalse(2, 'Sand holds water.'),
      plugin: `${answers(2, [
        ['Wahr', 0],
        ['Falsch', 1, 'It runs through.'],
      ])}<truefalse>${fields({ trueanswer: 20, falseanswer: 21 })}</truefalse>`,
    };
    const { questions } = await importQuestions([trueFalse(1, 'Loam holds water.'), wrong]);
    expect(questions).toMatchObject([
      { type: 'truefalse', answer: true },
      { type: 'truefalse', answer: false, explain: { en: 'It runs through.' } },
    ]);
  });

  it('reads words with wildcards, and numbers with tolerance, comma and unit', async () => {
    const { questions, messages } = await importQuestions([
      {
        id: 1,
        type: 'shortanswer',
        text: 'Word?',
        plugin: answers(1, [
          ['*photosynthesis*', 1],
          ['light', 1],
          ['*', 0, 'No'],
        ]),
      },
      {
        id: 2,
        type: 'numerical',
        text: 'How far?',
        plugin:
          answers(2, [
            ['3,5', 1],
            ['*', 0],
          ]) +
          `<numerical_units><numerical_unit>${fields({ multiplier: 1, unit: 'km' })}</numerical_unit></numerical_units>` +
          `<numerical_records><numerical_record>${fields({ answer: 20, tolerance: '1e-2' })}</numerical_record></numerical_records>`,
      },
      { id: 3, type: 'shortanswer', text: 'Anything?', plugin: answers(3, [['*', 1]]) },
    ]);
    expect(questions).toMatchObject([
      { type: 'text', accept: { en: ['photosynthesis', 'light'] } },
      { type: 'numeric', answer: '3.5', tolerance: '0.01', unit: { en: 'km' } },
      { type: 'extended' },
    ]);
    expect(messages('simplified')).toEqual([expect.stringContaining('"*" for any words')]);
  });

  it('reads pairs with an answer too many, orders, and essays with what graders look for', async () => {
    const match = (id: number, questiontext: string, answertext: string) =>
      `<match id="${id}">${fields({ questiontext, questiontextformat: 1, answertext })}</match>`;
    const { questions } = await importQuestions([
      {
        id: 1,
        type: 'match',
        text: 'Match',
        plugin: `<matches>${match(1, '<p>Sand</p>', 'dry')}${match(2, 'Clay', 'wet')}${match(3, '', 'cold')}</matches>`,
      },
      {
        id: 2,
        type: 'ordering',
        text: 'Order',
        plugin: answers(2, [
          ['Second', 2],
          ['First', 1],
        ]),
      },
      {
        id: 3,
        type: 'essay',
        text: 'Write',
        plugin: `<essay id="1">${fields({ graderinfo: '<p>Two reasons</p>', graderinfoformat: 1 })}</essay>`,
      },
    ]);
    expect(questions).toMatchObject([
      {
        type: 'match',
        left: [
          { text: { en: 'Sand' }, partner: 'r1' },
          { text: { en: 'Clay' }, partner: 'r2' },
        ],
        right: [{ text: { en: 'dry' } }, { text: { en: 'wet' } }, { text: { en: 'cold' } }],
      },
      { type: 'order', cards: [{ text: { en: 'First' } }, { text: { en: 'Second' } }] },
      { type: 'extended', rubric: { en: 'Two reasons' } },
    ]);
  });

  it('reads gaps that are chosen for, with the choices of their group', async () => {
    const php = (group: number) => `O:8:"stdClass":2:{s:9:"draggroup";s:1:"${group}";s:8:"infinite";i:0;}`;
    const { questions } = await importQuestions([
      {
        id: 1,
        type: 'gapselect',
        text: '<p>Fill in.</p><p>[[2]] holds {{more}} than [[1]].</p>',
        plugin: answers(1, [
          ['Sand', 0, '1'],
          ['Clay', 0, '1'],
          ['Rain', 0, '2'],
        ]),
      },
      {
        id: 2,
        type: 'ddwtos',
        text: 'A [[3]] day',
        plugin: answers(2, [
          ['dog', 0, php(1)],
          ['wet', 0, php(2)],
          ['dry', 0, php(2)],
        ]),
      },
    ]);
    expect(questions).toMatchObject([
      {
        type: 'gaps',
        prompt: { en: 'Fill in.' },
        text: { en: '{{g1}} holds { {more}} than {{g2}}.' },
        gaps: [
          { key: 'g1', right: 'g1c2', choices: [{ text: { en: 'Sand' } }, { text: { en: 'Clay' } }] },
          { key: 'g2', right: 'g2c1' },
        ],
      },
      {
        type: 'gaps',
        text: { en: 'A {{g1}} day' },
        gaps: [{ right: 'g1c3', choices: [{ text: { en: 'wet' } }, { text: { en: 'dry' } }] }],
      },
    ]);
  });

  it('reads Cloze questions by their parts, and where they are written out', async () => {
    const { questions } = await importQuestions([
      {
        id: 1,
        type: 'multianswer',
        text: '<p>{#1} is wet, {#2} too; {#3} km; {1:MULTICHOICE:no#why~=yes \\~ sure~%50%half} {2:NUMERICAL:=23.8:0.1} {1:SHORTANSWER:=Rain}</p>',
        plugin: '<multianswer id="1"><sequence>2,3,4</sequence></multianswer>',
      },
      {
        id: 2,
        type: 'multichoice',
        parent: 1,
        text: '{1:MULTICHOICE:...}',
        plugin: `${answers(2, [
          ['Sand', 0],
          ['Clay', 1],
        ])}<multichoice><single>1</single></multichoice>`,
      },
      { id: 3, type: 'shortanswer', parent: 1, text: '{1:SHORTANSWER:...}', plugin: answers(3, [['Peat', 1]]) },
      { id: 4, type: 'numerical', parent: 1, text: '{1:NUMERICAL:...}', plugin: answers(4, [['5', 1]]) },
    ]);
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatchObject({
      type: 'gaps',
      text: { en: '{{g1}} is wet, {{g2}} too; {{g3}} km; {{g4}} {{g5}} {{g6}}' },
      gaps: [
        { right: 'g1c2' },
        { accept: { en: ['Peat'] } },
        { answer: '5', tolerance: '0' },
        {
          right: 'g4c2',
          choices: [{ text: { en: 'no' } }, { text: { en: 'yes \\~ sure' } }, { text: { en: 'half' } }],
        },
        { answer: '23.8', tolerance: '0.1' },
        { accept: { en: ['Rain'] } },
      ],
    });
  });

  it('lets a description part a quiz in two', async () => {
    const { draft } = await importQuestions([
      trueFalse(1, 'One?'),
      { id: 2, type: 'description', text: '<p>Now read.</p>' },
      trueFalse(3, 'Two?'),
    ]);
    expect(itemsOf(draft)).toMatchObject([
      { kind: 'quiz', from: 'quiz/101', questions: [{ key: 'q1' }] },
      { kind: 'text', text: { en: 'Now read.' } },
      { kind: 'quiz', questions: [{ key: 'q1', prompt: { en: 'Two?' } }] },
    ]);
  });

  it('leaves out by name what it cannot ask: unknown kinds, no right answer, no choices', async () => {
    const { questions, messages, counts } = await importQuestions([
      trueFalse(1, 'Right?'),
      { id: 2, type: 'ddmarker', text: 'Drag' },
      {
        id: 3,
        type: 'multichoice',
        text: 'None',
        plugin: answers(3, [
          ['A', 0],
          ['B', 0],
        ]),
      },
      { id: 4, type: 'multianswer', text: 'Lost {#1}', plugin: '<multianswer><sequence>99</sequence></multianswer>' },
      { id: 5, type: 'constructor', text: 'Trap' },
    ]);
    expect(questions).toHaveLength(1);
    expect(messages('question-left-out')).toEqual([
      'question "Question 2" is of a kind that is not taken in: ddmarker',
      'question "Question 3" has no right answer',
      'question "Question 4" has a gap that does not come in: {#1}',
      'question "Question 5" is of a kind that is not taken in: constructor',
    ]);
    expect(counts).toMatchObject({
      'quiz question: multichoice': { found: 1, imported: 0 },
      'not defined: question ddmarker': { found: 1, imported: 0 },
    });
  });

  it('takes all that a slot draws from by lot, in both forms of its filter, each once', async () => {
    const set = (filter: object) =>
      `<question_instance>${fields({ slot: 1 })}<question_set_reference>${fields({ filtercondition: JSON.stringify(filter) })}</question_set_reference></question_instance>`;
    const older = set({ questioncategoryid: '3', includingsubcategories: '1' });
    const newer = set({
      filter: { category: { jointype: 1, values: [4], filteroptions: { includesubcategories: false } } },
    });
    const { draft, messages } = await importEntries(
      moodle,
      backup({
        sections: [
          {
            name: 'S',
            activities: [
              { type: 'quiz', name: 'Q', body: `<question_instances>${older}${newer}</question_instances>` },
            ],
          },
        ],
        questions: category(3, [trueFalse(1, 'A?')]) + category(4, [trueFalse(2, 'B?'), trueFalse(3, 'C?')], 3),
      }),
    );
    expect(questionsOf(draft).map(({ prompt }) => prompt.en)).toEqual(['A?', 'B?', 'C?']);
    expect(messages('simplified')).toEqual([
      expect.stringContaining('3 questions'),
      expect.stringContaining('2 questions'),
    ]);
  });

  it('reads the quizzes and the bank of Moodle before version 4', async () => {
    const instances = [2, 1, 9]
      .map((question) => `<question_instance>${fields({ question, grade: '1' })}</question_instance>`)
      .join('');
    const random: FixtureQuestion = { id: 9, type: 'random', text: '0' };
    const { draft } = await importEntries(
      moodle,
      backup({
        sections: [
          {
            name: 'S',
            activities: [
              {
                type: 'quiz',
                name: 'Q',
                body: `${fields({ questions: '1,0,2,9' })}<question_instances>${instances}</question_instances>`,
              },
            ],
          },
        ],
        questions: olderCategory(3, [trueFalse(1, 'First?'), trueFalse(2, 'Second?'), random, trueFalse(4, 'By lot?')]),
      }),
    );
    expect(questionsOf(draft).map(({ prompt }) => prompt.en)).toEqual(['First?', 'Second?', 'By lot?']);
  });

  it('takes the newest version that is ready', async () => {
    const version = (number: number, status: string, question: FixtureQuestion) =>
      `<question_versions>${fields({ version: number, status })}<questions>${questionOf(question)}</questions></question_versions>`;
    const questionOf = (question: FixtureQuestion) =>
      /<question id.*<\/question>/s.exec(category(1, [question]))?.[0] ?? '';
    const entry =
      `<question_category id="3"><question_bank_entries><question_bank_entry id="1001"><question_version>` +
      version(1, 'ready', trueFalse(1, 'Old?')) +
      version(3, 'draft', trueFalse(3, 'Draft?')) +
      version(2, 'ready', trueFalse(2, 'New?')) +
      '</question_version></question_bank_entry></question_bank_entries></question_category>';
    const { draft } = await importEntries(moodle, {
      ...quizBackup([trueFalse(1, 'x')]),
      'questions.xml': `<question_categories>${entry}</question_categories>`,
    });
    expect(questionsOf(draft).map(({ prompt }) => prompt.en)).toEqual(['New?']);
  });

  it('finds the pictures of questions and answers, and the share that passes', async () => {
    const entries = backup({
      sections: [
        {
          name: 'S',
          activities: [
            {
              type: 'quiz',
              name: 'Q',
              body: slots([1]),
              beside: {
                'grades.xml': `<activity_gradebook><grade_items><grade_item>${fields({ grademax: '10.00000', gradepass: '8.00000' })}</grade_item></grade_items></activity_gradebook>`,
              },
            },
          ],
        },
      ],
      files: [
        {
          activity: 400,
          component: 'question',
          area: 'questiontext',
          itemid: 1,
          name: 'q.png',
          mimetype: 'image/png',
          bytes: 'q',
        },
        {
          activity: 400,
          component: 'question',
          area: 'answer',
          itemid: 10,
          name: 'a.png',
          mimetype: 'image/png',
          bytes: 'a',
        },
      ],
      questions: category(3, [
        {
          id: 1,
          type: 'multichoice',
          text: '<img src="@@PLUGINFILE@@/q.png" alt="Q">',
          plugin: answers(1, [
            ['<img src="@@PLUGINFILE@@/a.png" alt="A">', 1],
            ['<img src="@@PLUGINFILE@@/none.png" alt="None">B', 0],
          ]),
        },
      ]),
    });
    const { draft, messages } = await importEntries(moodle, entries);
    expect(itemsOf(draft)).toMatchObject([
      {
        pass: 80,
        questions: [
          {
            prompt: { en: '![Q](package:moodle/900/question/questiontext/1/q.png)' },
            choices: [{ text: { en: '![A](package:moodle/900/question/answer/10/a.png)' } }, {}],
          },
        ],
      },
    ]);
    expect(messages('missing-picture')).toEqual(['the picture @@PLUGINFILE@@/none.png is not in the backup']);
  });
});
