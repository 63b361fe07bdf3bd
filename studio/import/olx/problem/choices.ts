import type { ChoiceYaml } from '../../../source/quiz-schema.ts';
import { child, children, descendants, textOf, type XmlNode } from '../../../xml/xml-node.ts';
import type { Answer, ProblemContext } from './answer.ts';

const isRight = ({ attributes }: XmlNode): boolean => /^(?:true|partial)$/i.test(attributes.correct ?? '');

/** Check boxes (`choiceresponse`) or radio buttons (`multiplechoiceresponse`), with the feedback of each. */
export function readChoices(
  response: XmlNode,
  type: 'single' | 'multiple',
  context: ProblemContext,
): Answer | undefined {
  const elements = ['checkboxgroup', 'choicegroup', 'radiogroup'].flatMap((name) => descendants(response, name));
  const written = elements.flatMap((group) => children(group, 'choice'));
  const targeted = new Map(
    descendants(response, 'targetedfeedback').map((node) => [node.attributes['explanation-id'] ?? '', node]),
  );
  const notes: string[] = [];
  const choices = written.map((node, index): ChoiceYaml => {
    const text = context.inline(node.children.filter((one) => typeof one === 'string' || one.name !== 'choicehint'));
    const hints = children(node, 'choicehint');
    const whenLeft = hints.filter(({ attributes }) => attributes.selected?.toLowerCase() === 'false');
    notes.push(...whenLeft.map((hint) => `${text}: ${context.inline(hint.children)}`));
    const target = targeted.get(node.attributes['explanation-id'] ?? ' ');
    const shown = [...hints.filter((hint) => !whenLeft.includes(hint)), ...(target ? [target] : [])];
    const feedback = context.joined(shown);
    return {
      key: `c${index + 1}`,
      right: isRight(node),
      text: context.words(text),
      ...(feedback && { feedback: context.words(feedback) }),
    };
  });
  for (const hint of descendants(response, 'compoundhint')) {
    notes.push(`${hint.attributes.value ?? ''}: ${context.inline(hint.children)}`);
  }
  if (choices.some((choice) => Object.values(choice.text).join('').trim() === '')) {
    context.leaveOut('has a choice without words');
    return undefined;
  }
  const right = choices.filter((choice) => choice.right).length;
  if (choices.length < 2 || right === 0) {
    context.leaveOut(choices.length < 2 ? 'has fewer than two choices' : 'has no right answer');
    return undefined;
  }
  return { notes, question: { type, choices: type === 'multiple' ? choices : withOneRight(choices, context) } };
}

/** Of several right answers any counts in Open edX: the first stays, so that one tap is enough here too. */
function withOneRight(choices: ChoiceYaml[], context: ProblemContext): ChoiceYaml[] {
  const first = choices.find((choice) => choice.right);
  const others = choices.filter((choice) => choice.right && choice !== first);
  if (others.length > 0) context.note(`${others.length} more right answers of a single choice`);
  return choices.filter((choice) => !others.includes(choice));
}

/** One drop-down list: its options, and the key of the right one. */
export interface OptionList {
  options: { text: string; isRight: boolean; feedback: string }[];
}

/** `options="('a','b')" correct="a"`, or elements of their own with hints. */
export function readOptions(input: XmlNode, context: ProblemContext): OptionList {
  const elements = children(input, 'option');
  if (elements.length > 0) {
    const options = elements.map((node) => ({
      text: context.inline(node.children.filter((one) => typeof one === 'string' || one.name !== 'optionhint')),
      isRight: isRight(node),
      feedback: context.inline(child(node, 'optionhint')?.children ?? []),
    }));
    return { options };
  }
  const { correct = '', options = '' } = input.attributes;
  const texts = [...options.matchAll(/'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"/g)].map(([, single, double]) =>
    (single ?? double ?? '').replace(/\\(.)/g, '$1').trim(),
  );
  const right = correct.trim().replace(/^(['"])(.*)\1$/, '$2');
  return { options: texts.map((text) => ({ text: context.inline([text]), isRight: text === right, feedback: '' })) };
}

/** A drop-down list that is a question by itself. */
export function readSingleOption(input: XmlNode, context: ProblemContext): Answer | undefined {
  const { options } = readOptions(input, context);
  const choices = options.map(
    ({ text, isRight: right, feedback }, index): ChoiceYaml => ({
      key: `c${index + 1}`,
      right,
      text: context.words(text),
      ...(feedback && { feedback: context.words(feedback) }),
    }),
  );
  if (choices.length < 2 || !choices.some((choice) => choice.right)) {
    context.leaveOut(`has no right answer among its options ${textOf(input).trim().slice(0, 60)}`.trim());
    return undefined;
  }
  return { notes: [], question: { type: 'single', choices: withOneRight(choices, context) } };
}
