import type { ComponentChildren, VNode } from 'preact';

interface RichProps {
  /** A translated message whose numbered tags, `<0>words</0>`, mark where elements go. */
  message: string;
  /** What tag n becomes, given the words between. */
  parts: readonly ((words: ComponentChildren) => VNode)[];
}

const TAG = /<(\d+)>(.*?)<\/\1>/;

/** A message with elements inside it: translators move the tags, and never see markup. Tags do not nest. */
export function Rich({ message, parts }: RichProps): VNode {
  const match = TAG.exec(message);
  const part = match && parts[Number(match[1])];
  if (!part) return <>{message}</>;
  return (
    <>
      {message.slice(0, match.index)}
      {part(match[2])}
      <Rich message={message.slice(match.index + match[0].length)} parts={parts} />
    </>
  );
}
