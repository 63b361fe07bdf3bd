import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import * as v from 'valibot';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const resultsSchema = v.array(
  v.object({
    id: v.string(),
    impact: v.nullish(v.string()),
    nodes: v.array(v.object({ html: v.string(), failureSummary: v.optional(v.string(), '') })),
  }),
);

const OPTIONS = JSON.stringify({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] });

/** What axe-core finds on the page: all of WCAG 2.2 A and AA, and its best practices. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const found: unknown = await page.evaluate(`axe.run(document, ${OPTIONS}).then((results) => results.violations)`);
  return v.parse(resultsSchema, found).flatMap(({ id, impact, nodes }) =>
    nodes
      .map(({ html, failureSummary }) => ({ html, summary: failureSummary.split('\n').slice(1, 3).join(' ').trim() }))
      .filter(({ summary }) => !isPassing(id, summary))
      .map(({ html, summary }) => `axe ${id} (${impact}): ${html.slice(0, 160)} ${summary}`),
  );
}

/** A control under a bar that stays while the page scrolls on: `findFaults` tells it from one that is covered for good. */
const isPassing = (rule: string, summary: string): boolean =>
  rule === 'target-size' && summary.includes('partially obscured');
