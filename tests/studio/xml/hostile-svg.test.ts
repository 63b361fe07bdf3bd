import { describe, expect, test } from 'vitest';
import { cleanSvg } from '../../../studio/media/svg.ts';
import { XmlError } from '../../../studio/xml/xml-node.ts';

describe('[SVG1] A hostile drawing', () => {
  test.each([
    ['100,000 levels', `<svg viewBox="0 0 1 1">${'<g>'.repeat(100_000)}`],
    ['entities of its own', '<!DOCTYPE svg [<!ENTITY x "y">]><svg viewBox="0 0 1 1"><text>&x;</text></svg>'],
    ['a million attributes', `<svg viewBox="0 0 1 1" ${'a="" '.repeat(1_000_000)}/>`],
  ])('is refused: %s', (_, source) => {
    expect(() => cleanSvg(source)).toThrow(XmlError);
  });

  test('does not get script past the reader in another prefix or another case', () => {
    const source =
      '<svg viewBox="0 0 1 1" xmlns:s="http://www.w3.org/2000/svg"><s:script>1</s:script><SCRIPT>1</SCRIPT><a s:onclick="1" ONCLICK="2"/></svg>';
    expect(cleanSvg(source).text).toBe('<svg viewBox="0 0 1 1"/>\n');
  });
});
