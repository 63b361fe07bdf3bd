import { htmlToMarkdown } from '../../../studio/html/html-to-markdown.ts';
import { inlineMarkdownOf } from '../../../studio/html/inline-markdown.ts';
import { renderBlocks, renderInline } from '../../../studio/markdown/render.ts';
import { collectFindings, type Report } from '../../../studio/report/finding.ts';

const pageContext = (report: Report) => ({
  file: 'page.html',
  report,
  picture: (src: string) => (src.startsWith('data:') ? 'package:inline.png' : `package:${src}`),
  link: (href: string) => href,
  embed: ({ tag, src, title }: { tag: string; src: string; title: string }) => `[${tag} ${title}](${src})`,
});

const textSource = (report: Report) => ({
  ...{ file: 'page.md', report, numberOf: () => undefined, termOf: () => undefined },
  picture: () => ({ url: `/media/${'ab'.repeat(32)}-9.png`, width: 4, height: 3 }),
});

/** A page as Markdown, and what was found on the way. */
export function convert(html: string) {
  const { findings, report } = collectFindings();
  return { markdown: htmlToMarkdown(html, pageContext(report)), findings };
}

/** A page all the way to what the phone shows. */
export function convertAndRender(html: string): string {
  const { report } = collectFindings();
  return renderBlocks(htmlToMarkdown(html, pageContext(report)), textSource(report))
    .map((block) => block.html)
    .join('\n');
}

/** A question of a page, all the way to what the phone shows. */
export function convertInlineAndRender(html: string): string {
  const { report } = collectFindings();
  return renderInline(inlineMarkdownOf(html, pageContext(report)), textSource(report));
}

export const inlineOf = (html: string): string =>
  inlineMarkdownOf(
    html,
    pageContext(() => undefined),
  );
