import * as v from 'valibot';

/** A content type inside another: what it is, and its own content (H5P specification, library field). */
export const libraryContentSchema = v.object({
  library: v.pipe(v.string(), v.regex(/^[\w.-]+ \d+\.\d+/)),
  params: v.unknown(),
  metadata: v.optional(v.object({ title: v.optional(v.string()) })),
});
export type LibraryContent = v.InferOutput<typeof libraryContentSchema>;

/** The name of a library without its version: "H5P.MultiChoice". */
export const libraryName = (library: string): string => library.split(' ')[0] ?? '';

const htmlSchema = v.optional(v.string(), '');

export const multiChoiceSchema = v.object({
  question: v.string(),
  answers: v.array(
    v.object({
      text: v.string(),
      correct: v.optional(v.boolean(), false),
      tipsAndFeedback: v.optional(
        v.object({ tip: htmlSchema, chosenFeedback: htmlSchema, notChosenFeedback: htmlSchema }),
      ),
    }),
  ),
  behaviour: v.optional(v.object({ type: v.optional(v.string()), singleAnswer: v.optional(v.boolean()) })),
});

export const trueFalseSchema = v.object({
  question: v.string(),
  correct: v.union([v.boolean(), v.literal('true'), v.literal('false')]),
  behaviour: v.optional(v.object({ feedbackOnCorrect: htmlSchema, feedbackOnWrong: htmlSchema })),
});

export const blanksSchema = v.object({
  text: htmlSchema,
  questions: v.array(v.string()),
});

export const singleChoiceSetSchema = v.object({
  choices: v.array(v.object({ question: v.string(), answers: v.array(v.string()) })),
});

export const textSchema = v.object({ text: v.string() });

export const imageSchema = v.object({
  file: v.object({ path: v.string() }),
  alt: htmlSchema,
});

const sourcesSchema = v.array(v.object({ path: v.string(), mime: v.optional(v.string(), '') }));
const tracksSchema = v.array(
  v.object({ srcLang: v.optional(v.string()), track: v.optional(v.object({ path: v.string() })) }),
);

export const videoSchema = v.object({
  sources: sourcesSchema,
  a11y: v.optional(tracksSchema, []),
});

export const interactiveVideoSchema = v.object({
  interactiveVideo: v.object({
    video: v.object({
      files: v.optional(sourcesSchema, []),
      startScreenOptions: v.optional(v.object({ title: htmlSchema })),
      textTracks: v.optional(v.union([tracksSchema, v.object({ videoTrack: v.optional(tracksSchema, []) })]), []),
    }),
    assets: v.optional(
      v.object({ interactions: v.optional(v.array(v.object({ action: v.optional(libraryContentSchema) })), []) }),
    ),
  }),
});

export const questionSetSchema = v.object({
  introPage: v.optional(v.object({ introduction: htmlSchema })),
  questions: v.array(v.unknown()),
  passPercentage: v.optional(v.number()),
});

export const columnSchema = v.object({ content: v.array(v.object({ content: v.optional(v.unknown()) })) });

export const coursePresentationSchema = v.object({
  presentation: v.object({
    slides: v.array(v.object({ elements: v.optional(v.array(v.object({ action: v.optional(v.unknown()) })), []) })),
  }),
});

/** h5p.json (H5P specification, package definition). */
export const h5pJsonSchema = v.object({
  title: v.string(),
  mainLibrary: v.string(),
  language: v.optional(v.string()),
  defaultLanguage: v.optional(v.nullable(v.string())),
  license: v.optional(v.string()),
  licenseVersion: v.optional(v.nullable(v.string())),
  authors: v.optional(v.array(v.object({ name: v.optional(v.string(), '') })), []),
  source: v.optional(v.nullable(v.string())),
});
export type H5pJson = v.InferOutput<typeof h5pJsonSchema>;
