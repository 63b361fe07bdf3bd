import { expect, test } from 'vitest';
import { choices, declared, importItem, item22 } from './qti-fixture.ts';

test('feedback goes to the choices it is for; what is for right or wrong answers of others is marked', async () => {
  const modal = (identifier: string, text: string) =>
    `<modalFeedback outcomeIdentifier="F" identifier="${identifier}" showHide="show"><p>${text}</p></modalFeedback>`;
  const after =
    modal('A', 'A it is') + modal('correct', 'Yes') + modal('incorrect', 'No') + modal('more', 'See page 1');
  const of = async (cardinality: string) => {
    const body = `<choiceInteraction responseIdentifier="R">${choices('A', 'B')}</choiceInteraction>`;
    return (await importItem(item22(body, declared(['A'], { cardinality }), { after }))).questions;
  };
  expect(await of('single')).toMatchObject([
    { explain: { en: 'See page 1' }, choices: [{ feedback: { en: 'A it is' } }, { feedback: { en: 'No' } }] },
  ]);
  const [multiple] = await of('multiple');
  expect(multiple).toMatchObject({ explain: { en: 'See page 1\n\n✓ Yes\n\n✗ No' } });
  expect(multiple).not.toHaveProperty('choices.1.feedback');
});

test('feedback of an item with several questions is told once, after the last', async () => {
  const modal = (identifier: string) =>
    `<modalFeedback outcomeIdentifier="F" identifier="${identifier}" showHide="show">${identifier}!</modalFeedback>`;
  const asked = (id: string) =>
    `<choiceInteraction responseIdentifier="${id}">${choices('A', 'B')}</choiceInteraction>`;
  const declarations = declared(['A'], { id: 'R1' }) + declared(['B'], { id: 'R2' });
  const { questions } = await importItem(
    item22(asked('R1') + asked('R2'), declarations, { after: modal('correct') + modal('incorrect') }),
  );
  expect(questions.map(({ explain }) => explain?.en)).toEqual([undefined, '✓ correct!\n\n✗ incorrect!']);
  for (const question of questions) expect(question).not.toHaveProperty('choices.0.feedback');
});

test('feedback that a right answer hides is for the wrong ones; a hint is a hint', async () => {
  const modal = (attributes: string, text: string) => `<modalFeedback ${attributes}>${text}</modalFeedback>`;
  const after =
    modal('outcomeIdentifier="F" identifier="A" showHide="show"', 'Right so') +
    modal('outcomeIdentifier="F" identifier="A" showHide="hide"', 'No, A') +
    modal('outcomeIdentifier="HINT" identifier="h1" showHide="show"', 'Look up');
  const body = `<choiceInteraction responseIdentifier="R">${choices('A', 'B')}</choiceInteraction>`;
  const { questions } = await importItem(item22(body, declared(['A']), { after }));
  expect(questions).toMatchObject([
    { hints: [{ en: 'Look up' }], choices: [{ feedback: { en: 'Right so' } }, { feedback: { en: 'No, A' } }] },
  ]);
  expect(questions[0]).not.toHaveProperty('explain');
});

test('marking by rules of its own is a note; the templates and what stands for them are not', async () => {
  const body = `<choiceInteraction responseIdentifier="R">${choices('A', 'B')}</choiceInteraction>`;
  const codes = async (after: string) => (await importItem(item22(body, declared(['A']), { after }))).codes;
  const template = 'http://www.imsglobal.org/question/qti_v2p2/rptemplates';
  expect(await codes(`<responseProcessing template="${template}/match_correct"/>`)).toEqual([]);
  expect(await codes(`<responseProcessing template="${template}/map_response.xml"/>`)).toEqual([]);
  expect(await codes('<responseProcessing template="https://example.org/mine"/>')).toEqual(['comment']);
  expect(await codes('<responseProcessing><customOperator class="x"/></responseProcessing>')).toEqual(['comment']);
});
