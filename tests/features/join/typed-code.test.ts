import { expect, it } from 'vitest';
import { readTypedCode } from '../../../src/features/join/typed-code.ts';

it('reads a code however it is spaced and written', () => {
  expect(readTypedCode(' abc-234 ')).toEqual({ ok: true, code: 'ABC234' });
  expect(readTypedCode('ABCD 2345')).toEqual({ ok: true, code: 'ABCD2345' });
});

it('tells an empty field from a code that is too short or too long', () => {
  expect(readTypedCode(' - ')).toEqual({ ok: false, fault: 'empty' });
  expect(readTypedCode('ABC23')).toEqual({ ok: false, fault: 'length' });
  expect(readTypedCode('ABCD234')).toEqual({ ok: false, fault: 'length' });
});

it('notices letters that no code has, such as O for 0', () => {
  expect(readTypedCode('ABCO23')).toEqual({ ok: false, fault: 'sign' });
  expect(readTypedCode('ابجد٢٣')).toEqual({ ok: false, fault: 'sign' });
});
