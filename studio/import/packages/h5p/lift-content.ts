import * as v from 'valibot';
import type { QuestionYaml } from '../../../source/quiz-schema.ts';
import type { ItemDraft } from '../../draft.ts';
import { escapeHtml, type Made } from '../../question-words.ts';
import { blanks } from './blanks-content.ts';
import { multiChoice, singleChoiceSet, trueFalse } from './choice-content.ts';
import {
  columnSchema,
  coursePresentationSchema,
  imageSchema,
  type LibraryContent,
  libraryContentSchema,
  libraryName,
  questionSetSchema,
  textSchema,
} from './content-schema.ts';
import type { H5pContext } from './h5p-context.ts';
import { video } from './video-content.ts';

/** A part of a content that is ours now, or its name and why it is not. */
export type Part =
  | { kind: 'question'; question: QuestionYaml }
  | { kind: 'words'; text: string; title: string }
  | { kind: 'item'; item: ItemDraft }
  | { kind: 'pass'; percent: number }
  | { kind: 'left'; name: string; reason: string };

const UNTYPED: Part = { kind: 'left', name: 'a part', reason: 'it does not tell its type' };

/** Contents hold contents; real ones are three deep. */
const DEEPEST = 8;

/** Takes the parts of a content apart that our lessons have a form for. */
export function liftContent(
  content: LibraryContent,
  context: H5pContext,
  nameOf: (wanted: string) => string,
  depth = 0,
): Part[] {
  const library = libraryName(content.library);
  const title = content.metadata?.title?.trim() ?? '';
  const name = title === '' ? library : `${library} "${title}"`;
  const left = (reason: string): Part[] => [{ kind: 'left', name, reason }];
  const made = (one: Made): Part[] => ('question' in one ? [{ kind: 'question', ...one }] : left(one.reason));
  const inside = (contents: readonly unknown[]): Part[] =>
    contents.flatMap((one) => {
      // Editors keep places that nothing was put into.
      if (one === undefined || one === null) return [];
      const read = v.safeParse(libraryContentSchema, one);
      return read.success ? liftContent(read.output, context, nameOf, depth + 1) : [UNTYPED];
    });
  const { params } = content;
  if (depth > DEEPEST) return left('it lies too deep');
  switch (library) {
    case 'H5P.MultiChoice':
      return [...mediaParts(params, context, nameOf), ...made(multiChoice(params, nameOf('question'), context))];
    case 'H5P.TrueFalse':
      return [...mediaParts(params, context, nameOf), ...made(trueFalse(params, nameOf('question'), context))];
    case 'H5P.Blanks':
      return [...mediaParts(params, context, nameOf), ...made(blanks(params, nameOf('question'), context))];
    case 'H5P.SingleChoiceSet':
      return singleChoiceSet(params, nameOf('question'), context).flatMap(made);
    case 'H5P.Video':
    case 'H5P.InteractiveVideo':
      return videoParts(video(params, nameOf('video'), title, context), left);
    case 'H5P.AdvancedText':
    case 'H5P.Text':
    case 'H5P.Table': {
      const read = v.safeParse(textSchema, params);
      return read.success ? words(context.page(read.output.text), title) : left('it has no text');
    }
    case 'H5P.Image':
      return words(pictureIn(params, context), title);
    case 'H5P.QuestionSet': {
      const read = v.safeParse(questionSetSchema, params);
      if (!read.success) return left('its content is not that of a question set');
      const { introPage, passPercentage, questions } = read.output;
      const pass: Part[] = passPercentage === undefined ? [] : [{ kind: 'pass', percent: passPercentage }];
      return [...pass, ...words(context.page(introPage?.introduction ?? ''), title), ...inside(questions)];
    }
    case 'H5P.Column': {
      const read = v.safeParse(columnSchema, params);
      return read.success ? inside(read.output.content.map((one) => one.content)) : left('it is no column');
    }
    case 'H5P.CoursePresentation': {
      const read = v.safeParse(coursePresentationSchema, params);
      if (!read.success) return left('it is no presentation');
      return inside(read.output.presentation.slides.flatMap(({ elements }) => elements.map(({ action }) => action)));
    }
    default:
      return left('this type has no counterpart');
  }
}

const words = (text: string, title: string): Part[] => (text === '' ? [] : [{ kind: 'words', text, title }]);

function pictureIn(params: unknown, { page }: H5pContext): string {
  const read = v.safeParse(imageSchema, params);
  if (!read.success) return '';
  return page(`<img src="${escapeHtml(read.output.file.path)}" alt="${escapeHtml(read.output.alt)}">`);
}

const mediaSchema = v.object({ media: v.union([v.object({ type: libraryContentSchema }), libraryContentSchema]) });

/** The picture or film above a question, as a part before it. */
function mediaParts(params: unknown, context: H5pContext, nameOf: (wanted: string) => string): Part[] {
  const read = v.safeParse(mediaSchema, params);
  if (!read.success) return [];
  const { media } = read.output;
  const content = 'type' in media ? media.type : media;
  if (libraryName(content.library) !== 'H5P.Image' && libraryName(content.library) !== 'H5P.Video') return [];
  return liftContent(content, context, nameOf, DEEPEST);
}

function videoParts(made: ReturnType<typeof video>, left: (reason: string) => Part[]): Part[] {
  if ('reason' in made) return left(made.reason);
  const reason = 'what is shown on top of a video has no counterpart';
  return [
    { kind: 'item', item: made.item },
    ...made.interactions.map((name): Part => ({ kind: 'left', name, reason })),
  ];
}
