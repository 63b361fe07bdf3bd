import type { Words } from '../../../src/protocol/pack/words.ts';
import { attribute, child, children, descendants, textOf, type XmlNode } from '../../xml/xml-node.ts';
import { languageTag } from './language-tag.ts';

/** What learning object metadata (IEEE 1484.12.3 LOM, IMS MD 1.2) say of a package. */
export interface LearningObject {
  title: Words;
  description: Words;
  language: string | undefined;
  /** What it says on copyright. */
  rights: string | undefined;
}

/** Reads the metadata of a manifest; words without a language are under `fallback`. */
export function readLom(manifest: XmlNode, fallback?: string): LearningObject {
  const lom = child(child(manifest, 'metadata'), 'lom');
  const general = child(lom, 'general');
  const language = languageTag(textOf(child(general, 'language')).trim());
  const words = (name: string) => readWords(child(general, name), language ?? fallback ?? 'en');
  const rights = Object.values(readWords(child(child(lom, 'rights'), 'description'), 'en'));
  return { title: words('title'), description: words('description'), language, rights: rights[0] };
}

/**
 * Words by language: `string language`, `langstring xml:lang`, or an element with bare text. White space is drawn together; the first of
 * a language counts.
 */
export function readWords(node: XmlNode | undefined, fallback: string): Words {
  if (!node) return {};
  const strings = [...descendants(node, 'string'), ...descendants(node, 'langstring')];
  const found: Words = {};
  for (const one of children(node).length > 0 ? strings : [node]) {
    const text = textOf(one).replace(/\s+/g, ' ').trim();
    const lang = languageTag(one.attributes.language ?? attribute(one, 'lang')) ?? fallback;
    if (text !== '') found[lang] ??= text;
  }
  return found;
}
