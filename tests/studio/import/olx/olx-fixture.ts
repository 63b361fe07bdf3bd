/** Text as an attribute or element of OLX holds it. */
export const escapeXml = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replaceAll('\n', '&#10;');

/** A course of one chapter and one sequential, as Studio exports it; `verticals` are what stands in them, by title. */
export function course(
  verticals: Record<string, string>,
  files: Record<string, string | Uint8Array> = {},
  attributes = 'display_name="Soils" language="en"',
): Record<string, string | Uint8Array> {
  const titles = Object.keys(verticals);
  const entries: Record<string, string | Uint8Array> = {
    'course/course.xml': '<course url_name="run1" org="Uni" course="S1"/>',
    'course/course/run1.xml': `<course ${attributes}><chapter url_name="c1"/><wiki slug="x"/></course>`,
    'course/chapter/c1.xml': '<chapter display_name="Part"><sequential url_name="s1"/></chapter>',
    'course/sequential/s1.xml': `<sequential display_name="Lesson">${titles.map((_, index) => `<vertical url_name="v${index + 1}"/>`).join('')}</sequential>`,
  };
  for (const [index, title] of titles.entries()) {
    entries[`course/vertical/v${index + 1}.xml`] =
      `<vertical display_name="${escapeXml(title)}">${verticals[title]}</vertical>`;
  }
  return { ...entries, ...files };
}

/** A course with one problem. */
export const problemCourse = (problem: string, attributes = ''): Record<string, string | Uint8Array> =>
  course(
    { Unit: '<problem url_name="p1"/>' },
    { 'course/problem/p1.xml': `<problem display_name="Check" ${attributes}>${problem}</problem>` },
  );
