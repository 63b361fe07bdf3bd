import type { QuestionYaml } from '../../../source/quiz-schema.ts';
import type { XmlNode } from '../../../xml/xml-node.ts';

type WithoutPrompt<T> = T extends unknown ? Omit<T, 'key' | 'prompt' | 'explain' | 'hints' | 'see'> : never;

/** What a response makes of a question; what is asked, and what is told after it, comes from around it. */
export interface Answer {
  question: WithoutPrompt<QuestionYaml>;
  /** Lines of feedback that belong to no single choice: they are told after the answer. */
  notes: string[];
}

/** What the readers of responses share. */
export interface ProblemContext {
  /** Elements as inline Markdown. */
  inline: (nodes: readonly (XmlNode | string)[]) => string;
  /** Several elements, a paragraph each. */
  joined: (nodes: readonly XmlNode[]) => string;
  words: (text: string) => Record<string, string>;
  /** Names the question that does not come in, and why. */
  leaveOut: (why: string) => void;
  /** Names a part of the question that does not come in. */
  note: (what: string) => void;
  lang: string;
}
