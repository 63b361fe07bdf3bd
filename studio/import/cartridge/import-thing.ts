import { markdownText } from '../../html/format-markdown.ts';
import { child, textOf } from '../../xml/xml-node.ts';
import { readXml } from '../package-text.ts';
import {
  type CartridgeContext,
  countIn,
  countOut,
  type FoundThing,
  leaveUnpublished,
  mainPath,
} from './cartridge-context.ts';
import { importAssignment } from './import-assignment.ts';
import { importDiscussion } from './import-discussion.ts';
import { addLink, importLink } from './import-link.ts';
import { importQuiz } from './import-quiz.ts';
import { fileItem, type LessonParts } from './lesson.ts';
import { MANIFEST, wordsOf } from './manifest.ts';
import { encodePath, nameOf } from './package-paths.ts';
import type { Thing } from './plan.ts';
import { readPage } from './read-page.ts';
import { type ResourceKind, resourceKind } from './resource-kind.ts';
import { addText } from './texts.ts';

/** Canvas' words for what a module item is. */
const CONTENT_TYPES: Record<string, ResourceKind> = {
  WikiPage: 'page',
  Assignment: 'assignment',
  'Quizzes::Quiz': 'quiz',
  DiscussionTopic: 'discussion',
  Attachment: 'file',
  ExternalUrl: 'link',
  ContextExternalTool: 'tool',
};

/** Makes the items of one thing; whatever does not come in is a finding that names it. */
export async function importThing(thing: Thing, lesson: LessonParts, context: CartridgeContext): Promise<void> {
  const { resource } = thing;
  const kind = resource ? resourceKind(resource) : (CONTENT_TYPES[thing.contentType] ?? 'unknown');
  const path = resource && mainPath(resource, context);
  const named = thing.title || resource?.identifier || thing.identifier;
  const file = path ?? MANIFEST;
  if (!thing.published && !context.isDraft) return leaveUnpublished(kind, named, file, context);
  if (resource?.forTeachers) {
    return countOut(context, 'not published: file', { file, why: `"${named}" is for teachers only` });
  }
  if (kind === 'tool') return leaveTool(thing, named, path, context);
  if (thing.contentType === 'ExternalUrl' && thing.url !== '') {
    return addLink({ url: thing.url, title: named, from: path }, lesson, context);
  }
  if (!resource || path === undefined) {
    const what = kind === 'unknown' || kind === 'none' ? 'not defined: thing without a resource' : kind;
    const why = `"${named}" is in the contents, but not in the package`;
    return countOut(context, what, { file: MANIFEST, why, line: thing.line });
  }
  await importResource(kind, { title: thing.title, resource, path }, lesson, context);
}

async function importResource(
  kind: ResourceKind,
  found: FoundThing,
  lesson: LessonParts,
  context: CartridgeContext,
): Promise<void> {
  const { resource, path } = found;
  const title = found.title || nameOf(path);
  switch (kind) {
    case 'page':
      return importPage(found, lesson, context);
    case 'discussion':
      return importDiscussion(found, lesson, context);
    case 'assignment':
      return importAssignment(found, lesson, context);
    case 'quiz':
      return importQuiz(found, lesson, context);
    case 'link':
      return importLink(found, lesson, context);
    case 'file':
    case 'video':
      lesson.items.push(fileItem(path, title, context));
      return;
    case 'picture': {
      const text = { [context.lang]: `![${markdownText(title)}](package:${encodePath(path)})` };
      lesson.items.push({ kind: 'text', key: 'picture', title: { [context.lang]: title }, from: path, text });
      context.shown.add(path);
      return countIn(context, 'file');
    }
    default: {
      const why = `"${title}" is of a kind that courses here do not have: ${resource.type || 'none'}`;
      return countOut(context, 'not defined: resource of another type', { file: path, why });
    }
  }
}

/** A page of the wiki, or any other HTML file. */
export async function importPage(
  { title, path }: { title: string; path: string },
  lesson: LessonParts,
  context: CartridgeContext,
): Promise<void> {
  const page = await readPage(context.files, path, context.report);
  if (!page) return context.tally.found('page');
  const named = title || page.title || path;
  if (page.meta.get('workflow_state') === 'unpublished' && !context.isDraft) {
    return leaveUnpublished('page', named, path, context);
  }
  addText({ file: path, title: named, html: page.html }, lesson, context);
  countIn(context, 'page');
}

/** Names a tool and where it is; its keys and parameters are not looked at. */
async function leaveTool(
  thing: Thing,
  title: string,
  path: string | undefined,
  context: CartridgeContext,
): Promise<void> {
  const root = path === undefined ? undefined : await readXml(context.files, path, context.report);
  const name = wordsOf(child(root, 'title')) || title;
  const launch =
    textOf(child(root, 'secure_launch_url')).trim() || textOf(child(root, 'launch_url')).trim() || thing.url;
  const [address = ''] = launch.split(/[?#]/);
  const why = `the tool "${name}" works on the net only: ${address}`;
  countOut(context, 'not defined: tool (LTI)', { file: path ?? MANIFEST, why, line: thing.line });
}
