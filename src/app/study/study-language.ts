import type { Download } from '../../data/library/download.ts';
import type { CourseRoot } from '../../protocol/pack/course-root.ts';

/** The language to study a course in: the one that was downloaded, else that of the interface, else the one it was written in. */
export function studyLanguage(
  { languages, source }: Pick<CourseRoot, 'languages' | 'source'>,
  download: Pick<Download, 'lang' | 'kept'> | undefined,
  interfaceLang: string,
): string {
  const wanted = [download?.kept?.lang ?? download?.lang, interfaceLang];
  return wanted.find((lang) => lang !== undefined && languages.includes(lang)) ?? source;
}
