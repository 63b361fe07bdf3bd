import type { Report } from '../../../report/finding.ts';
import type { PackageFiles } from '../../../unpack/package-files.ts';
import { child, children, type XmlNode } from '../../../xml/xml-node.ts';
import { readXml } from '../../package-text.ts';
import { fieldOf } from '../backup-field.ts';

/** A question of the bank of a backup. */
export interface BankQuestion {
  id: string;
  type: string;
  name: string;
  node: XmlNode;
  /** The element of its type: `plugin_qtype_multichoice_question`. */
  plugin: XmlNode | undefined;
  category: string;
  /** Where its category keeps files. */
  contextid: string;
  /** The question that it is a part of; '' for a whole one. */
  parent: string;
}

export interface QuestionBank {
  question: (id: string) => BankQuestion | undefined;
  /** A question of Moodle 4 by its entry: the version that is asked for, else the newest that is ready. */
  entry: (id: string, version?: string) => BankQuestion | undefined;
  /** The whole questions of a category, and of those below it where `deep`. */
  category: (id: string, deep: boolean) => BankQuestion[];
}

interface Version {
  number: number;
  isReady: boolean;
  question: BankQuestion;
}

/** Reads questions.xml: the entries with versions of Moodle 4, and the plain list of those before. */
export async function readQuestionBank(files: PackageFiles, report: Report): Promise<QuestionBank> {
  const known = files.bytes('questions.xml') !== undefined;
  const root = known ? await readXml(files, 'questions.xml', report) : undefined;
  const questions = new Map<string, BankQuestion>();
  const entries = new Map<string, Version[]>();
  const byCategory = new Map<string, BankQuestion[]>();
  const below = new Map<string, string[]>();
  for (const category of children(root, 'question_category')) {
    const id = category.attributes.id ?? '';
    const parent = fieldOf(category, 'parent');
    below.set(parent, [...(below.get(parent) ?? []), id]);
    const inCategory: BankQuestion[] = [];
    const read = (node: XmlNode): BankQuestion => {
      const question = bankQuestion(node, id, fieldOf(category, 'contextid'));
      questions.set(question.id, question);
      return question;
    };
    inCategory.push(...children(child(category, 'questions'), 'question').map(read));
    for (const entry of children(child(category, 'question_bank_entries'), 'question_bank_entry')) {
      const versions = versionsOf(entry, read);
      entries.set(entry.attributes.id ?? '', versions);
      const newest = newestOf(versions);
      if (newest) inCategory.push(newest);
    }
    byCategory.set(id, inCategory.filter(isWhole));
  }
  const categoryWith = (id: string, deep: boolean, seen: Set<string>): BankQuestion[] => {
    if (seen.has(id)) return [];
    seen.add(id);
    const inside = deep ? (below.get(id) ?? []).flatMap((one) => categoryWith(one, true, seen)) : [];
    return [...(byCategory.get(id) ?? []), ...inside];
  };
  return {
    question: (id) => questions.get(id),
    entry: (id, version) => {
      const versions = entries.get(id) ?? [];
      return versions.find(({ number }) => version && number === Number(version))?.question ?? newestOf(versions);
    },
    category: (id, deep) => categoryWith(id, deep, new Set()),
  };
}

const isWhole = ({ parent, type, id }: BankQuestion): boolean =>
  (parent === '' || parent === '0' || parent === id) && type !== 'random';

function bankQuestion(node: XmlNode, category: string, contextid: string): BankQuestion {
  const type = fieldOf(node, 'qtype');
  return {
    id: node.attributes.id ?? '',
    type,
    name: fieldOf(node, 'name'),
    node,
    plugin: child(node, `plugin_qtype_${type}_question`),
    category,
    contextid,
    parent: fieldOf(node, 'parent'),
  };
}

function versionsOf(entry: XmlNode, read: (node: XmlNode) => BankQuestion): Version[] {
  const containers = children(entry, 'question_version').flatMap((node) => children(node, 'question_versions'));
  return containers.flatMap((version) =>
    children(child(version, 'questions'), 'question').map((node) => ({
      number: Number(fieldOf(version, 'version')),
      isReady: fieldOf(version, 'status') !== 'draft',
      question: read(node),
    })),
  );
}

const newestOf = (versions: readonly Version[]): BankQuestion | undefined => {
  const ready = versions.filter(({ isReady }) => isReady);
  return (ready.length > 0 ? ready : versions).toSorted((a, b) => b.number - a.number)[0]?.question;
};
