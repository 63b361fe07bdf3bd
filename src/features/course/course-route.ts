import type { Fact } from '../../protocol/facts/fact.ts';
import type { CourseRoot } from '../../protocol/pack/course-root.ts';
import type { Item, Lesson, ModuleManifest } from '../../protocol/pack/module-manifest.ts';
import {
  courseProgress,
  type ItemProgress,
  isComplete,
  itemProgress,
  lessonProgress,
} from '../../protocol/progress/item-progress.ts';
import { nextStep, type Step } from '../../protocol/progress/next-step.ts';

export type StationState = 'done' | 'here' | 'ahead';

export interface ItemStep {
  readonly item: Item;
  readonly progress: ItemProgress;
}

/** A lesson on the route. */
export interface Station {
  readonly lesson: Lesson;
  /** 1 for the first lesson of the course. */
  readonly position: number;
  readonly state: StationState;
  readonly steps: readonly ItemStep[];
}

/** A module: a stretch of the route. */
export interface Stretch {
  readonly module: CourseRoot['modules'][number];
  readonly state: StationState;
  readonly stations: readonly Station[];
}

export interface CourseRoute {
  readonly stretches: readonly Stretch[];
  readonly stationsDone: number;
  readonly stations: number;
  /** Where to go on; undefined when everything is done. */
  readonly next: Step | undefined;
  /** Whether she has done anything here yet. */
  readonly isBegun: boolean;
}

/** The route through a course, with how far she has come, derived from her facts of it. */
export function courseRoute(root: CourseRoot, modules: readonly ModuleManifest[], facts: readonly Fact[]): CourseRoute {
  const lessons = modules.flatMap((module) => module.lessons);
  const next = nextStep(lessons, facts);
  const stationOf = (lesson: Lesson): Station => {
    const steps = lesson.items.map((item) => ({ item, progress: itemProgress(item, facts) }));
    const state = isComplete(lessonProgress(lesson, facts)) ? 'done' : lesson === next?.lesson ? 'here' : 'ahead';
    return { lesson, position: lessons.indexOf(lesson) + 1, state, steps };
  };
  const stretches = root.modules.flatMap((module): Stretch[] => {
    const own = modules.find(({ number }) => number === module.number)?.lessons ?? [];
    const stations = own.map(stationOf);
    const isDone = isComplete(courseProgress(own, facts));
    return stations.length > 0 ? [{ module, stations, state: stretchState(stations, isDone) }] : [];
  });
  const all = stretches.flatMap(({ stations }) => stations);
  return {
    stretches,
    stationsDone: all.filter(({ state }) => state === 'done').length,
    stations: all.length,
    next,
    isBegun: facts.some((fact) => fact.item !== 0),
  };
}

function stretchState(stations: readonly Station[], isDone: boolean): StationState {
  if (stations.some(({ state }) => state === 'here')) return 'here';
  return isDone ? 'done' : 'ahead';
}
