import type { PackageFiles } from '../../unpack/package-files.ts';
import type { XmlNode } from '../../xml/xml-node.ts';
import { child } from '../../xml/xml-node.ts';
import type { ImportContext } from '../draft.ts';
import { readXml } from '../package-text.ts';
import { createTally } from '../tally.ts';
import { readCaptions } from './captions.ts';
import { type CartridgeContext, mainPath } from './cartridge-context.ts';
import { createInlinePictures } from './inline-pictures.ts';
import type { Manifest } from './manifest.ts';
import type { MetaModule } from './module-meta.ts';
import type { FindPath } from './package-paths.ts';
import type { ModulePlan, Thing } from './plan.ts';
import { resourceKind } from './resource-kind.ts';
import { readRubrics } from './rubrics.ts';

/** What was read of a package before its things are. */
export interface CartridgeParts {
  manifest: Manifest;
  find: FindPath;
  lang: string;
  meta: readonly MetaModule[];
  plans: readonly ModulePlan[];
}

export async function createContext(
  files: PackageFiles,
  { manifest, find, lang, meta, plans }: CartridgeParts,
  { report, signal }: ImportContext,
): Promise<CartridgeContext> {
  const lookUp = { find, manifest };
  const readOptional = async (path: string) =>
    files.bytes(path) === undefined ? undefined : readXml(files, path, report);
  const rubrics = readRubrics(await readOptional('course_settings/rubrics.xml'));
  const tracks = await readOptional('course_settings/media_tracks.xml');
  const banks = new Map<string, XmlNode>();
  for (const resource of manifest.resources.values()) {
    const path = resourceKind(resource) === 'bank' ? mainPath(resource, lookUp) : undefined;
    const root = path === undefined ? undefined : await readXml(files, path, report);
    if (root) banks.set(resource.identifier, child(root, 'objectbank') ?? root);
  }
  const things = plans.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.things));
  const pathOfThing = ({ resource }: Thing): string | undefined => resource && mainPath(resource, lookUp);
  const byIdentifier = new Map<string, string | undefined>([
    ...plans.map(({ identifier, lessons }) => [identifier, firstOf(lessons, pathOfThing)] as const),
    ...things.map((thing) => [thing.identifier, pathOfThing(thing)] as const),
    ...[...manifest.resources.values()].map((one) => [one.identifier, mainPath(one, lookUp)] as const),
  ]);
  const owners = ownersOf(lookUp);
  return {
    ...{ files, report, signal, lang, manifest, find, banks, tally: createTally() },
    references: { find, pathOf: (identifier) => byIdentifier.get(identifier) },
    captions: readCaptions(files.paths, tracks, { manifest, find, lang }),
    inlinePictures: createInlinePictures(files),
    rubrics: new Map(rubrics.map((rubric) => [rubric.identifier, rubric])),
    isDraft: isDraft(meta),
    ownerOf: (path) => owners.get(path) ?? path,
    hidden: new Set(
      [...manifest.resources.values()].flatMap((one) => (one.forTeachers ? (mainPath(one, lookUp) ?? []) : [])),
    ),
    listed: new Set(things.flatMap(({ resource }) => resource?.identifier ?? [])),
    placed: new Set(things.flatMap((thing) => pathOfThing(thing) ?? [])),
    shown: new Set(),
    used: new Set(),
  };
}

function firstOf(lessons: ModulePlan['lessons'], pathOf: (thing: Thing) => string | undefined): string | undefined {
  for (const { things } of lessons) {
    for (const thing of things) {
      const path = pathOf(thing);
      if (path !== undefined) return path;
    }
  }
  return undefined;
}

/** A course of which no module, or nothing in any module, is published is still being made. */
function isDraft(meta: readonly MetaModule[]): boolean {
  const items = meta
    .flatMap((module) => module.items)
    .filter(({ contentType }) => contentType !== 'ContextModuleSubHeader');
  const hidden = (all: readonly { published: boolean }[]) => all.length > 0 && all.every(({ published }) => !published);
  return hidden(meta) || hidden(items);
}

/** By each file of a resource, its first; a page that stands in for an assignment leads to the assignment. */
function ownersOf(lookUp: Pick<CartridgeContext, 'find' | 'manifest'>): Map<string, string> {
  const owners = new Map<string, string>();
  const firsts = new Map([...lookUp.manifest.resources.values()].map((one) => [one, mainPath(one, lookUp)]));
  const own = new Set(firsts.values());
  for (const [resource, first] of firsts) {
    const variant = resource.variants.flatMap((id) => lookUp.manifest.resources.get(id) ?? [])[0];
    const owner = (variant && firsts.get(variant)) ?? first;
    if (owner === undefined || (!variant && resource.type === 'webcontent')) continue;
    for (const href of resource.hrefs) {
      const path = lookUp.find(href);
      if (path !== undefined && (variant || !own.has(path))) owners.set(path, owner);
    }
  }
  return owners;
}
