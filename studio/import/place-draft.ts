import type { CourseDraft, ItemDraft, LessonDraft, ModuleDraft } from './draft.ts';
import { createNames } from './folder-names.ts';

/** A lesson of a draft, at its path in the source course. */
export interface PlacedLesson {
  path: string;
  lesson: LessonDraft;
  items: { key: string; path: string; item: ItemDraft }[];
}
export interface PlacedModule {
  path: string;
  module: ModuleDraft;
  lessons: PlacedLesson[];
}

/** A draft with a place for everything, and the places by what they came from. */
export interface PlacedCourse {
  modules: PlacedModule[];
  /** The path of an item by the `from` of its draft. */
  paths: ReadonlyMap<string, string>;
}

/** Gives every part of a draft its folder; parts that hold nothing get none. */
export function placeDraft({ modules }: CourseDraft): PlacedCourse {
  const paths = new Map<string, string>();
  const moduleName = createNames();
  const placed = modules.flatMap((module): PlacedModule[] => {
    const filled = module.lessons.filter(({ items }) => items.length > 0);
    if (filled.length === 0) return [];
    const path = moduleName(module.key);
    const lessonName = createNames();
    const lessons = filled.map((lesson) => placeLesson(lesson, `${path}/${lessonName(lesson.key)}`, paths));
    return [{ path, module, lessons }];
  });
  return { modules: placed, paths };
}

function placeLesson(lesson: LessonDraft, path: string, paths: Map<string, string>): PlacedLesson {
  const itemName = createNames();
  // Keys that a lesson's own files have.
  for (const taken of ['lesson', 'images']) itemName(taken);
  const items = lesson.items.map((item) => {
    const key = itemName(item.key);
    const itemPath = `${path}/${key}`;
    for (const from of [item.from, 'file' in item ? item.file : undefined]) {
      if (from !== undefined && !paths.has(from)) paths.set(from, itemPath);
    }
    return { key, path: itemPath, item };
  });
  return { path, lesson, items };
}
