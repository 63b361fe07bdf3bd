import type { XmlNode } from '../../../xml/xml-node.ts';
import { descendants, textOf } from '../../../xml/xml-node.ts';

/** The variables of a problem's Python script that stand in its words or answers: such a problem differs for each learner. */
export function usedVariables(problem: XmlNode): string[] {
  const script = descendants(problem, 'script').filter(({ attributes }) => /python/i.test(attributes.type ?? ''));
  if (script.length === 0) return [];
  const known = new Set(
    script.flatMap((node) =>
      [...textOf(node).matchAll(/^\s*([A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*)*)\s*=(?!=)/gm)].flatMap(([, names = '']) =>
        names.split(',').map((name) => name.trim()),
      ),
    ),
  );
  const used = new Set(
    wordsOf(problem).flatMap((text) => [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = '']) => name)),
  );
  return [...used].filter((name) => known.has(name)).map((name) => `$${name}`);
}

/** Every text and attribute of a problem outside its scripts. */
const wordsOf = (node: XmlNode): string[] => [
  ...(node.name === 'problem' ? [] : Object.values(node.attributes)),
  ...node.children.flatMap((child) =>
    typeof child === 'string' ? [child] : child.name === 'script' ? [] : wordsOf(child),
  ),
];
