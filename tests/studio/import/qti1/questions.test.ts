import { describe, expect, it } from 'vitest';
import { bound, equal, html, item, label, lid, plain, quiz, read, right, rule, str } from './quiz.ts';

const en = (text: string) => ({ en: text });
const abc = label('1', 'Ant') + label('2', 'Bee') + label('3', 'Cat');
const one = (xml: string) => read(quiz(xml)).questions[0];

describe('a question of QTI 1.2', () => {
  it('has a single choice with the answer that scores', () => {
    expect(one(item('multiple_choice_question', { responses: lid(abc), rules: right(equal('2')) }))).toEqual({
      ...{ key: 'q', type: 'single', prompt: en('Well?') },
      choices: [
        { key: '1', right: false, text: en('Ant') },
        { key: '2', right: true, text: en('Bee') },
        { key: '3', right: false, text: en('Cat') },
      ],
    });
  });

  it('has a multiple choice with all that is asked for, and none of what must not be chosen', () => {
    const rules = right(`<and>${equal('1')}<not>${equal('2')}</not>${equal('3')}</and>`);
    const question = one(
      item('multiple_answers_question', { responses: lid(abc, { cardinality: 'Multiple' }), rules }),
    );
    expect(question).toMatchObject({ type: 'multiple', choices: [{ right: true }, { right: false }, { right: true }] });
  });

  it.each([
    ['True', 'False', '8', true],
    ['True', 'False', '9', false],
    ['صح', 'خطأ', '9', false],
  ])('has true or false: %s, %s', (yes, no, answer, expected) => {
    const responses = lid(label('8', yes) + label('9', no));
    const question = one(item('cc.true_false.v0p1', { responses, rules: right(equal(answer)) }));
    expect(question).toMatchObject({ type: 'truefalse', answer: expected });
  });

  it('has true or false as a choice where the two answers are called otherwise', () => {
    const responses = lid(label('8', 'Ja, so ist es') + label('9', 'Nein'));
    const question = one(item('true_false_question', { responses, rules: right(equal('9')) }));
    expect(question).toMatchObject({ type: 'single', choices: [{ right: false }, { right: true }] });
  });

  it.each(['short_answer_question', 'cc.fib.v0p1'])('takes each of the words of a %s', (type) => {
    const question = one(item(type, { responses: str, rules: right(equal('red') + equal('crimson & co')) }));
    expect(question).toMatchObject({ type: 'text', accept: { en: ['red', 'crimson & co'] } });
  });

  it('takes the words of a pattern, and says that more counted there', () => {
    const rules = right('<varsubstring respident="response1" case="No">photo</varsubstring>');
    const { questions, findings } = read(quiz(item('cc.pattern_match.v0p1', { responses: str, rules })));
    expect(questions).toMatchObject([{ type: 'text', accept: { en: ['photo'] } }]);
    expect(findings).toEqual([['simplified', expect.stringContaining('Title of q')]]);
  });

  it.each(['essay_question', 'cc.essay.v0p1'])('has a long text of an %s', (type) => {
    const more = `<itemfeedback ident="s"><solution><solutionmaterial>${html('Say why.')}</solutionmaterial></solution></itemfeedback>`;
    const question = one(item(type, { responses: str, rules: rule('<other/>'), more }));
    expect(question).toMatchObject({ type: 'extended', explain: en('Say why.') });
  });

  it('has drop-downs in a text as gaps, in the order of the text', () => {
    const gap = (name: string, labels: string) => lid(labels, { ident: `response_${name}`, words: plain(name) });
    const question = one(
      item('multiple_dropdowns_question', {
        prompt: '<p>Sky [b], grass [a].</p>',
        responses:
          gap('a', label('1', 'green') + label('2', 'red')) + gap('b', label('3', 'blue') + label('4', 'pink')),
        rules: right(equal('1', 'response_a')) + right(equal('3', 'response_b')),
      }),
    );
    expect(question).toEqual({
      ...{ key: 'q', type: 'gaps', prompt: en('Fill in the gaps.'), text: en('Sky {{b}}, grass {{a}}.') },
      gaps: [
        {
          key: 'b',
          right: '3',
          choices: [
            { key: '3', text: en('blue') },
            { key: '4', text: en('pink') },
          ],
        },
        {
          key: 'a',
          right: '1',
          choices: [
            { key: '1', text: en('green') },
            { key: '2', text: en('red') },
          ],
        },
      ],
    });
  });

  it('has blanks that take every word listed, not only the one that the rule names', () => {
    const responses = lid(label('1', 'H2O') + label('2', 'water &amp; ice'), {
      ident: 'response_x',
      words: plain('x'),
    });
    const question = one(
      item('fill_in_multiple_blanks_question', {
        prompt: 'It is [x]. {{y}}',
        responses,
        rules: right(equal('1', 'response_x')),
      }),
    );
    expect(question).toMatchObject({
      text: en('It is {{x}}. { {y}}'),
      gaps: [{ key: 'x', accept: { en: ['H2O', 'water &amp; ice'] } }],
    });
  });

  it('has pairs', () => {
    const labels = label('a', 'France') + label('b', 'Kenya') + label('c', 'Peru');
    const side = (ident: string, words: string) => lid(labels, { ident, words: plain(words) });
    const rules = right(equal('b', 'response_1')) + right(equal('a', 'response_2'));
    const question = one(
      item('matching_question', { responses: side('response_1', 'Nairobi') + side('response_2', 'Paris'), rules }),
    );
    expect(question).toMatchObject({
      type: 'match',
      left: [
        { text: en('Nairobi'), partner: 'to-b' },
        { text: en('Paris'), partner: 'to-a' },
      ],
      right: [{ key: 'to-a' }, { key: 'to-b' }, { key: 'to-c', text: en('Peru') }],
    });
  });

  it('has an order', () => {
    const rules = right(`<and>${equal('3')}${equal('1')}${equal('2')}</and>`);
    const question = one(item('', { responses: lid(abc, { cardinality: 'Ordered' }), rules }));
    expect(question).toMatchObject({ type: 'order', cards: [{ key: '3' }, { key: '1' }, { key: '2' }] });
  });

  it.each([
    ['exact', `<or>${equal('5.0')}</or>`, '5', '0'],
    ['with a margin', `<or>${equal('5.0')}<and>${bound('gte', '4.9')}${bound('lte', '5.1')}</and></or>`, '5', '0.1'],
    ['a range', bound('gte', '-1.5') + bound('lte', '2'), '0.25', '1.75'],
    [
      'of a precision',
      `<or>${equal('13.4')}<and>${bound('gt', '13.395')}${bound('lte', '13.405')}</and></or>`,
      '13.4',
      '0.005',
    ],
    ['tiny', `<or>${equal('1.0e-05')}</or>`, '0.00001', '0'],
    ['large', `<or>${equal('6.02e23')}</or>`, '602000000000000000000000', '0'],
  ])('has a number: %s', (_, condition, answer, tolerance) => {
    const question = one(item('numerical_question', { responses: str, rules: right(condition) }));
    expect(question).toMatchObject({ type: 'numeric', answer, tolerance });
  });

  it('takes several exact numbers as words, and leaves out several ranges', () => {
    const exact = item('numerical_question', { responses: str, rules: right(equal('1')) + right(equal('2.50')) });
    expect(one(exact)).toMatchObject({ type: 'text', accept: { en: ['1', '2.5'] } });
    const range = (from: string, to: string) => right(bound('gte', from) + bound('lte', to));
    const { questions, found } = read(
      quiz(item('numerical_question', { responses: str, rules: range('1', '2') + range('5', '6') })),
    );
    expect([questions, found]).toEqual([[], 1]);
  });
});
