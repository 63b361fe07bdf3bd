import { describe, expect, it } from 'vitest';
import { equal, feedback, html, item, label, lid, quiz, read, right, rule, str } from './quiz.ts';

const en = (text: string) => ({ en: text });
const abc = label('1', 'Ant') + label('2', 'Bee') + label('3', 'Cat');
const one = (xml: string) => read(quiz(xml)).questions[0];

describe('a quiz of QTI 1.2', () => {
  it('says after each answer what belongs to it, and after any what belongs to all', () => {
    const rules =
      rule('<other/>', { feedback: 'general_fb' }) +
      rule(equal('1'), { feedback: '1_fb' }) +
      rule(equal('2'), { score: '100', feedback: 'correct_fb' }) +
      rule('<other/>', { feedback: 'general_incorrect_fb' });
    const more = [
      ['general_fb', 'All.'],
      ['1_fb', 'Ants?'],
      ['correct_fb', 'Yes!'],
      ['general_incorrect_fb', 'No.'],
      ['lost_fb', 'Lost.'],
    ]
      .map(([ident = '', text = '']) => feedback(ident, text))
      .join('');
    expect(one(item('multiple_choice_question', { responses: lid(abc), rules, more }))).toMatchObject({
      explain: { en: expect.stringMatching(/^All\.\s+Lost\.$/) },
      choices: [
        { feedback: { en: expect.stringMatching(/^Ants\?\s+No\.$/) } },
        { feedback: en('Yes!') },
        { feedback: en('No.') },
      ],
    });
  });

  it('keeps what it says where a question has no place for single answers', () => {
    const rules = rule(equal('red'), { feedback: 'r' }) + right(equal('red')) + rule('<other/>', { feedback: 'wrong' });
    const more = feedback('r', 'Like a rose.') + feedback('wrong', 'Look again.');
    const explain = one(item('short_answer_question', { responses: str, rules, more }))?.explain?.en;
    expect(explain).toContain('Like a rose.');
    expect(explain).toContain('Look again.');
  });

  it('gives hints', () => {
    const more = `<itemfeedback ident="h"><hint><hintmaterial>${html('Think.')}</hintmaterial></hint></itemfeedback>`;
    expect(
      one(item('multiple_choice_question', { responses: lid(abc), rules: right(equal('2')), more })),
    ).toMatchObject({ hints: [en('Think.')] });
  });

  it.each([
    ['file_upload_question', { responses: '' }, 'file'],
    ['calculated_question', { responses: str, rules: right('<other/>') }, 'formula'],
    ['multiple_choice_question', { responses: lid(abc) }, 'no right answer'],
    ['multiple_choice_question', { responses: lid(abc), rules: right(equal('1')) + right(equal('2')) }, 'two right'],
    ['multiple_choice_question', { responses: lid(label('1', 'Only')), rules: right(equal('1')) }, 'fewer than two'],
    ['multiple_choice_question', { prompt: '', responses: lid(abc), rules: right(equal('1')) }, 'no words'],
    ['multiple_dropdowns_question', { responses: lid(abc, { ident: 'response_x' }) }, 'gap x'],
  ])('leaves out, by name, a %s that cannot be asked', (type, parts, reason) => {
    const { questions, found, findings } = read(quiz(item(type, parts)));
    expect([questions, found]).toEqual([[], 1]);
    expect(findings).toEqual([['question-left-out', expect.stringContaining(reason)]]);
    expect(findings[0]?.[1]).toContain('Title of q');
  });

  it('keeps words that are no question as text, and does not count them', () => {
    const { texts, found } = read(quiz(item('text_only_question', { prompt: '<p>Read this.</p>' })));
    expect([texts, found]).toEqual([['<p>Read this.</p>'], 0]);
  });

  it('asks all questions that it drew at random, from itself and from a bank, and says so', () => {
    const choice = (ident: string) =>
      item('multiple_choice_question', { ident, responses: lid(abc), rules: right(equal('1')) });
    const group = (inner: string, number: number) =>
      `<section ident="g" title="Group"><selection_ordering><selection>${inner}<selection_number>${number}</selection_number></selection></selection_ordering>`;
    const xml = quiz(
      `${group('', 1)}${choice('a')}${choice('b')}</section>`,
      `${group('<sourcebank_ref>bank</sourcebank_ref>', 2)}</section>`,
      `${group('<sourcebank_ref>elsewhere</sourcebank_ref>', 2)}</section>`,
    );
    const { questions, findings } = read(xml, {
      bank: `<objectbank>${choice('c')}${choice('d')}${choice('e')}</objectbank>`,
    });
    expect(questions.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(findings).toEqual([
      ['simplified', expect.stringContaining('drew 1 of its 2')],
      ['simplified', expect.stringContaining('drew 2 of its 3')],
      ['question-left-out', expect.stringContaining('elsewhere')],
    ]);
  });

  it('takes single questions of banks where it names them', () => {
    const choice = (ident: string) =>
      item('multiple_choice_question', { ident, responses: lid(abc), rules: right(equal('1')) });
    const xml = quiz(
      '<bankentry_item sourcebank_ref="bank" item_ref="d" entry_type="Item"/>',
      '<itemref linkrefid="c"/>',
      '<itemref linkrefid="gone"/>',
    );
    const { questions, findings } = read(xml, { bank: `<objectbank>${choice('c')}${choice('d')}</objectbank>` });
    expect(questions.map(({ key }) => key)).toEqual(['d', 'c']);
    expect(findings).toEqual([['question-left-out', expect.stringContaining('gone')]]);
  });

  it('counts every question the same, and says so where they did not', () => {
    const choice = (ident: string, points: string) =>
      item('multiple_choice_question', { ident, points, responses: lid(abc), rules: right(equal('1')) });
    expect(read(quiz(choice('a', '1.0'), choice('b', '1'))).findings).toEqual([]);
    expect(read(quiz(choice('a', '1.0'), choice('b', '5'))).findings).toEqual([
      ['simplified', expect.stringContaining('points')],
    ]);
  });

  it('gives keys that are different, of idents that are not', () => {
    const choice = item('multiple_choice_question', {
      ident: 'é!',
      responses: lid(label('', 'A') + label('', 'B')),
      rules: right(equal('')),
    });
    const { questions } = read(quiz(choice, choice));
    expect(questions).toEqual([]);
    const twice = item('multiple_choice_question', { ident: 'é!', responses: lid(abc), rules: right(equal('1')) });
    expect(read(quiz(twice, twice)).questions.map(({ key }) => key)).toEqual(['e', 'e-2']);
  });
});
