import { expect, it } from 'vitest';
import { readModuleMeta } from '../../../../studio/import/cartridge/module-meta.ts';
import { parseXml } from '../../../../studio/xml/parse-xml.ts';

it('Canvas’ modules and their items stand in the order of their positions, whatever the order of the file', () => {
  const item = (id: string, position: string) => `<item identifier="${id}"><position>${position}</position></item>`;
  const xml = `<modules><module identifier="b"><position>2</position></module>
    <module identifier="a"><position>1</position><items>${item('3', '10')}${item('1', '2')}${item('2', '9')}</items></module></modules>`;
  const modules = readModuleMeta(parseXml(xml, { file: 'module_meta.xml' }));
  expect(modules.map(({ identifier, items }) => [identifier, items.map((one) => one.identifier)])).toEqual([
    ['a', ['1', '2', '3']],
    ['b', []],
  ]);
});
