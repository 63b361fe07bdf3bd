import { readFileSync } from 'node:fs';
import { htmlToMarkdown } from '../../../studio/html/html-to-markdown.ts';
import { importCourse } from '../../../studio/import/import-course.ts';
import { openPackage } from '../../../studio/unpack/open-package.ts';
import { PackageError } from '../../../studio/unpack/package-files.ts';
import { parseXml } from '../../../studio/xml/parse-xml.ts';

/** What a process of its own does with something hostile, so that its memory is its own too. */
const TASKS: Readonly<Record<string, (path: string) => Promise<string>>> = {
  open: async (path) => {
    try {
      const files = await openPackage(path, { limits: { maxRatio: 2_000 } });
      await files.close();
      return 'opened';
    } catch (error) {
      return error instanceof PackageError ? error.kind : 'failed';
    }
  },
  refuse: async (path) => {
    try {
      await openPackage(path);
      return 'opened';
    } catch (error) {
      return error instanceof PackageError ? `${error.kind} ${error.entry}` : 'failed';
    }
  },
  import: async (path) => {
    const signal = new AbortController().signal;
    const imported = await importCourse({ source: path, out: `${path}-course`, encode: async () => false, signal });
    return imported.isWritten ? 'imported' : 'refused';
  },
  xml: async (path) => `${parseXml(readFileSync(path), { file: path }).children.length}`,
  html: async (path) => {
    const nothing = () => undefined;
    const context = { file: path, report: nothing, picture: nothing, link: (href: string) => href, embed: () => '' };
    return `${htmlToMarkdown(readFileSync(path, 'utf8'), context).length > 0}`;
  },
};

const [task = '', path = ''] = process.argv.slice(2);
const outcome = await TASKS[task]?.(path);
/** `maxRSS` would do, were it not handed down from the process that started this one. */
const [, peakKilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
console.log(JSON.stringify({ outcome, peakBytes: Number(peakKilobytes) * 1024 }));
