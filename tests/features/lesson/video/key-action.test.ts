import { describe, expect, it } from 'vitest';
import { keyAction } from '../../../../src/features/lesson/video/key-action.ts';

const press = (key: string, more: { code?: string; shiftKey?: boolean; ctrlKey?: boolean } = {}) =>
  keyAction({ key, code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe('a key of the player', () => {
  it.each([
    [' ', { do: 'play' }],
    ['k', { do: 'play' }],
    ['K', { do: 'play' }],
    ['j', { do: 'step', seconds: -10 }],
    ['l', { do: 'step', seconds: 10 }],
    ['ArrowLeft', { do: 'step', seconds: -5 }],
    ['ArrowRight', { do: 'step', seconds: 5 }],
    ['7', { do: 'share', share: 0.7 }],
    ['0', { do: 'share', share: 0 }],
    ['<', { do: 'speed', by: -1 }],
    ['>', { do: 'speed', by: 1 }],
    ['Home', { do: 'start' }],
    ['End', { do: 'end' }],
  ])('%s does what it does elsewhere', (key, action) => expect(press(key)).toEqual(action));

  it('counts by its place where the keyboard types another script', () => {
    expect(press('ن', { code: 'KeyK' })).toEqual({ do: 'play' });
    expect(press('ؤ', { code: 'KeyC' })).toEqual({ do: 'captions' });
    expect(press('٣', { code: 'Digit3' })).toEqual({ do: 'share', share: 0.3 });
    expect(press('و', { code: 'Comma', shiftKey: true })).toEqual({ do: 'speed', by: -1 });
  });

  it('counts by its letter where the keyboard has it in another place', () => {
    expect(press('m', { code: 'Semicolon' })).toEqual({ do: 'mute' });
  });

  it.each(['Tab', 'Enter', 'Escape', 'x', 'toString', ''])('%s is left to the browser', (key) =>
    expect(press(key)).toBeUndefined(),
  );

  it('together with Ctrl is the browser’s', () => {
    expect(press('f', { ctrlKey: true })).toBeUndefined();
  });
});
