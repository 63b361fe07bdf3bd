import { describe, expect, it } from 'vitest';
import { shortIds, withShortIds } from '../../scripts/short-ids.ts';

describe('the short ids of messages', () => {
  it('are the shortest beginnings that tell them apart', () => {
    expect([...shortIds(['abcdef', 'abcxyz', 'qp1wVT'])]).toEqual([
      ['qp1wVT', 'qp'],
      ['abcdef', 'abcd'],
      ['abcxyz', 'abcx'],
    ]);
  });

  it('stand in the code in place of the long ones, and of nothing else', () => {
    const short = shortIds(['abcdef', 'qp1wVT']);
    const code =
      'i18n._({ id: "abcdef", values: { id: "zzzzzz" } }); const abcdef = "abcdef"; i18n._({ id: `qp1wVT` });';
    expect(withShortIds(code, short)).toBe(
      'i18n._({ id: "ab", values: { id: "zzzzzz" } }); const abcdef = "abcdef"; i18n._({ id: `qp` });',
    );
  });
});
