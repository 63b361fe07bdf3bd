import type { UsageKind } from './usage.ts';

/** What a request is for, by the path of its address. The chunks of the list look like those of lessons: who asks for them says so. */
export function kindOf(path: string): UsageKind {
  if (/^\/(media|packs\/(chunks|courses))\//.test(path)) return 'lessons';
  if (path.startsWith('/packs/')) return 'list';
  return /^\/(x$|api\/)/.test(path) ? 'work' : 'app';
}
