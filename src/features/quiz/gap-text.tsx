import { type ComponentChildren, Fragment } from 'preact';
import { type CourseWords, Html } from './html.tsx';

interface GapTextProps {
  parts: readonly string[];
  /** What stands between the parts. */
  gaps: readonly ComponentChildren[];
  words: CourseWords;
}

/** A text with something in each of its gaps. */
export const GapText = ({ parts, gaps, words }: GapTextProps) => (
  <p class="gaps" {...words}>
    {parts.map((part, index) => (
      <Fragment key={index}>
        <Html html={part} />
        {gaps[index]}
      </Fragment>
    ))}
  </p>
);
