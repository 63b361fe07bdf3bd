import type { Report } from '../../report/finding.ts';
import type { PackageFiles } from '../../unpack/package-files.ts';
import { child, children, type XmlNode } from '../../xml/xml-node.ts';
import { readXml } from '../package-text.ts';
import { fieldOf } from './backup-field.ts';

/** An activity as the outline of a backup names it; what it holds is in its folder. */
export interface ActivityEntry {
  /** The number of its place in the course ("cmid"), which links name. */
  id: string;
  /** page, book, quiz ... */
  type: string;
  title: string;
  folder: string;
  sectionId: string;
}

export interface SectionEntry {
  id: string;
  title: string;
  /** Its own file; undefined where it cannot be read. */
  node: XmlNode | undefined;
  file: string;
  activities: ActivityEntry[];
}

export interface Outline {
  course: XmlNode | undefined;
  courseFile: string;
  information: XmlNode;
  sections: SectionEntry[];
}

/** A folder of the backup as the outline names it: never one outside. */
const folderOf = (node: XmlNode): string | undefined => {
  const folder = fieldOf(node, 'directory').replace(/\/+$/, '');
  return /^[\w-]+(?:\/[\w-]+)*$/.test(folder) ? folder : undefined;
};

/** Reads moodle_backup.xml and the sections: the order of a section's activities is told by its own file. */
export async function readOutline(files: PackageFiles, report: Report): Promise<Outline | undefined> {
  const backup = await readXml(files, 'moodle_backup.xml', report);
  const information = child(backup, 'information');
  const contents = child(information, 'contents');
  if (!information || !contents) return undefined;
  const activities = new Map<string, ActivityEntry>();
  for (const node of children(child(contents, 'activities'), 'activity')) {
    const [id, folder] = [fieldOf(node, 'moduleid'), folderOf(node)];
    if (!folder || activities.has(id)) {
      report(
        'left-out',
        'moodle_backup.xml',
        node.line,
        `activity ${id} is listed twice, or has no folder in the backup`,
      );
      continue;
    }
    const [type, title, sectionId] = [fieldOf(node, 'modulename'), fieldOf(node, 'title'), fieldOf(node, 'sectionid')];
    activities.set(id, { id, type, title, folder, sectionId });
  }
  const sections: SectionEntry[] = [];
  const parents = new Map<SectionEntry, string>();
  for (const node of children(child(contents, 'sections'), 'section')) {
    const [id, folder] = [fieldOf(node, 'sectionid'), folderOf(node)];
    const file = `${folder ?? 'sections'}/section.xml`;
    const section = folder && files.bytes(file) !== undefined ? await readXml(files, file, report) : undefined;
    const entry = {
      id,
      title: fieldOf(node, 'title'),
      node: section,
      file,
      activities: inOrder(id, section, activities),
    };
    sections.push(entry);
    const parent = fieldOf(node, 'parentcmid');
    if (parent !== '') parents.set(entry, parent);
  }
  const unplaced = [...activities.values()].filter(({ sectionId }) => !sections.some(({ id }) => id === sectionId));
  if (unplaced.length > 0)
    sections.push({ id: '', title: '', node: undefined, file: 'moodle_backup.xml', activities: unplaced });
  const courseFile = 'course/course.xml';
  const course = files.bytes(courseFile) === undefined ? undefined : await readXml(files, courseFile, report);
  return { course, courseFile, information, sections: withSubsections(sections, parents) };
}

function inOrder(
  section: string,
  node: XmlNode | undefined,
  activities: ReadonlyMap<string, ActivityEntry>,
): ActivityEntry[] {
  const own = [...activities.values()].filter(({ sectionId }) => sectionId === section);
  const ranks = new Map(
    fieldOf(node, 'sequence')
      .split(',')
      .map((id, rank) => [id.trim(), rank]),
  );
  const rankOf = ({ id }: ActivityEntry): number => ranks.get(id) ?? ranks.size;
  return own.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** A subsection (Moodle 4.5) is an activity that stands for a section: its activities come in its place. */
function withSubsections(sections: SectionEntry[], parents: ReadonlyMap<SectionEntry, string>): SectionEntry[] {
  const inside = new Map([...parents].map(([section, cmid]) => [cmid, section]));
  const opened = (activities: readonly ActivityEntry[], depth: number): ActivityEntry[] =>
    activities.flatMap((activity) => {
      const section = inside.get(activity.id);
      return section && depth < 4 ? opened(section.activities, depth + 1) : [activity];
    });
  const top = sections.filter((section) => !parents.has(section));
  return top.map((section) => ({ ...section, activities: opened(section.activities, 0) }));
}
