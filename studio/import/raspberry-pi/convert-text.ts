import type { Report } from '../../report/finding.ts';

/** Where a text stands, and how its pictures are found. */
export interface TextPlace {
  file: string;
  /** What links to the running project are called. */
  project: string;
  report: Report;
  /** The address of a picture for a draft; undefined where the package lacks it. */
  picture: (path: string) => string | undefined;
}

/** Marks of parts of a page that say how it is shown, not what it says. */
const PLAIN_MARK = /^ *--- *\/?(?:task|save|no-print|hints?|collapse|challenge|code|print-only) *--- *$/;
const FENCE = /^ *(```|~~~)/;

/** Makes plain Markdown of the projects' own: marks of tasks, lists of attributes and boxes of HTML go, their words stay. */
export function convertText(text: string, place: TextPlace): string {
  const lines: string[] = [];
  let isCode = false;
  let isForPrint = false;
  let title = false;
  for (const [index, line] of text.replace(/\r\n?/g, '\n').split('\n').entries()) {
    if (FENCE.test(line)) isCode = !isCode;
    if (isCode || FENCE.test(line)) {
      if (!isForPrint) lines.push(line);
      continue;
    }
    if (/^ *--- *\/?print-only *---/.test(line)) isForPrint = !line.includes('/');
    if (/^ *--- *(?:collapse|hint) *---/.test(line)) title = true;
    if (isForPrint || PLAIN_MARK.test(line) || (title && /^ *--- *$/.test(line))) {
      lines.push('');
      continue;
    }
    const [, heading] = (title && /^ *title: *(.+)$/.exec(line)) || [];
    if (heading) title = false;
    lines.push(heading ? `### ${heading}` : convertLine(line, index + 1, place));
  }
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function convertLine(line: string, number: number, { file, project, report, picture }: TextPlace): string {
  const ingredient = /\[\[\[([^\]]+)\]\]\]/.exec(line);
  if (ingredient) {
    report('simplified', file, number, `a help text of the projects' site is not in the package: ${ingredient[1]}`);
    return line.replace(ingredient[0], '');
  }
  return line
    .replace(/\{:[^}\n]*\}/g, '')
    .replace(/<iframe\b[^<>]*\bsrc="(https?:[^"<>]+)"[^<>]*>(?:<\/iframe>)?/gi, (_, address: string) => {
      report('simplified', file, number, `what runs on the net became a link: ${address}`);
      return `[${project}](${address})`;
    })
    .replace(/<\/?(?:div|p|span|br|iframe)\b[^<>]*>/gi, '')
    .replace(/!\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g, (_, alt: string, path: string) => {
      const address = picture(path);
      if (address === undefined) report('missing-picture', file, number, `the package lacks ${path}: ${alt}`);
      return address === undefined ? '' : `![${alt}](${address})`;
    });
}
