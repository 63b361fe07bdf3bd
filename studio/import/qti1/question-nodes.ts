import { attribute, child, children, descendants, textOf, type XmlNode } from '../../xml/xml-node.ts';
import { itemNodes, type Qti1Context } from './item.ts';

/** The question banks of a package by their idents: sections draw from them. */
export type Banks = ReadonlyMap<string, XmlNode>;

/**
 * The items of a quiz, in order: its own, those of banks that it names one by one (`bankentry_item`, `itemref`), and all of those
 * that a section draws from at random, be they its own or a bank's; that is a finding.
 */
export function questionNodes(root: XmlNode, banks: Banks, { report, file }: Qti1Context): XmlNode[] {
  const drawnBanks = new Set<string>();
  let byIdent: Map<string, XmlNode> | undefined;

  const named = (ident: string, line: number): XmlNode[] => {
    byIdent ??= new Map([...banks.values()].flatMap(itemNodes).map((item) => [attribute(item, 'ident') ?? '', item]));
    const item = byIdent.get(ident);
    if (item) return [item];
    report('question-left-out', file, line, `the question ${ident} of a bank is not in the package`);
    return [];
  };

  const drawn = (ref: string, line: number): XmlNode[] => {
    const bank = banks.get(ref);
    if (!bank) report('question-left-out', file, line, `the questions of the bank ${ref} are not in the package`);
    if (!bank || drawnBanks.has(ref)) return [];
    drawnBanks.add(ref);
    return itemNodes(bank);
  };

  const inSection = (section: XmlNode): XmlNode[] => {
    const selections = descendants(child(section, 'selection_ordering'), 'selection');
    const refs = selections.flatMap((selection) => children(selection, 'sourcebank_ref'));
    const all = [...below(section), ...refs.flatMap((ref) => drawn(textOf(ref).trim(), ref.line))];
    const number = textOf(child(selections[0], 'selection_number')).trim();
    if (number !== '' && Number(number) < all.length) {
      const title = attribute(section, 'title') || attribute(section, 'ident') || '';
      const message = `"${title}" drew ${number} of its ${all.length} questions at random: here all of them are asked`;
      report('simplified', file, section.line, message);
    }
    return all;
  };

  const below = (node: XmlNode): XmlNode[] =>
    children(node).flatMap((one): XmlNode[] => {
      switch (one.name) {
        case 'item':
          return [one];
        case 'section':
          return inSection(one);
        case 'assessment':
          return below(one);
        case 'itemref':
          return named(attribute(one, 'linkrefid') ?? '', one.line);
        case 'bankentry_item': {
          const [item, bank] = [attribute(one, 'item_ref'), attribute(one, 'sourcebank_ref') ?? ''];
          return item === undefined ? drawn(bank, one.line) : named(item, one.line);
        }
        default:
          return [];
      }
    });

  return below(root);
}
