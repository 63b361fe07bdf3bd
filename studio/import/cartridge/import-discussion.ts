import { markdownText } from '../../html/format-markdown.ts';
import { attribute, child, descendants } from '../../xml/xml-node.ts';
import { readXml } from '../package-text.ts';
import { type CartridgeContext, countIn, type FoundThing, leaveUnpublished, mainPath } from './cartridge-context.ts';
import { fileItem, type LessonParts } from './lesson.ts';
import { wordsOf } from './manifest.ts';
import { isPublished } from './module-meta.ts';
import { encodePath, nameOf } from './package-paths.ts';
import { resolveReference } from './references.ts';
import { kindOfFile } from './resource-kind.ts';
import { addText, htmlOf } from './texts.ts';

/** A topic to talk about (imsdt 1.0 to 1.3), and what Canvas says of it beside; its announcements are topics too. */
export async function importDiscussion(
  { title, resource, path }: FoundThing,
  lesson: LessonParts,
  context: CartridgeContext,
): Promise<void> {
  const { files, report, find, manifest, tally } = context;
  const root = await readXml(files, path, report);
  if (!root) return tally.found('discussion');
  const metaPath = find(manifest.resources.get(resource.dependencies[0] ?? '')?.hrefs[0] ?? '');
  const meta = metaPath?.endsWith('.xml') ? await readXml(files, metaPath, report) : undefined;
  const named = title || wordsOf(child(root, 'title')) || path;
  if (!isPublished(meta) && !context.isDraft) return leaveUnpublished('discussion', named, path, context);
  const attached = descendants(child(root, 'attachments'), 'attachment').flatMap((one) => attribute(one, 'href') ?? []);
  const own = manifest.resources.get(wordsOf(child(meta, 'attachment_identifierref')));
  const paths = attached.flatMap((href) => {
    const target = resolveReference(href, path, context.references);
    if (target.type === 'file') return target.path;
    report('broken-link', path, undefined, `the attachment ${href} is not in the package`);
    return [];
  });
  const canvas = own && mainPath(own, context);
  const all = [...new Set(canvas === undefined ? paths : [...paths, canvas])];
  const pictures = all.filter((one) => kindOfFile(one) === 'picture');
  const isAnnouncement = wordsOf(child(meta, 'type')) === 'announcement';
  addText(
    {
      ...{ file: path, title: named, html: htmlOf(child(root, 'text')) },
      below: pictures.map((one) => `![${markdownText(nameOf(one))}](package:${encodePath(one)})`).join('\n\n'),
      ...(!isAnnouncement && { role: 'discussion' }),
    },
    lesson,
    context,
  );
  for (const one of all) {
    if (!pictures.includes(one) && !context.shown.has(one)) lesson.items.push(fileItem(one, nameOf(one), context));
    context.shown.add(one);
  }
  countIn(context, isAnnouncement ? 'announcement' : 'discussion');
}
