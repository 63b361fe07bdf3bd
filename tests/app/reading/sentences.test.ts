import { describe, expect, it } from 'vitest';
import { findVoice } from '../../../src/app/reading/device-voice.ts';
import { sentencesOf } from '../../../src/app/reading/sentences.ts';

describe('the sentences of a text', () => {
  it.each([
    ['en', 'Why? Because.', ['Why?', 'Because.']],
    ['ar', 'لماذا؟ لأن ذلك أفضل.', ['لماذا؟', 'لأن ذلك أفضل.']],
    ['zh', '为什么？因为这样更好。', ['为什么？', '因为这样更好。']],
  ])('are parted as its language does it: %s', (lang, text, sentences) => {
    expect(sentencesOf(text, lang)).toEqual(sentences);
  });

  it('are cut where they are too long to be said in one go, without losing a word', () => {
    const long = `${'many words '.repeat(60)}end`;
    const pieces = sentencesOf(long, 'en');
    expect(pieces.length).toBeGreaterThan(2);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(240);
    expect(pieces.join(' ')).toBe(long);
    expect(sentencesOf('字'.repeat(500), 'zh').join('')).toBe('字'.repeat(500));
  });

  it('leave out what nobody can say', () => {
    expect(sentencesOf(' — … \n ', 'en')).toEqual([]);
  });
});

describe('the voice for a language', () => {
  const voice = (lang: string, localService: boolean, isDefault = false) => ({
    lang,
    localService,
    default: isDefault,
    name: lang,
    voiceURI: lang,
  });

  it('is one of this device, of whatever region', () => {
    const voices = [voice('ar-XA', false), voice('fr-CA', true), voice('ar_EG', true)];
    expect(findVoice(voices, 'ar')?.lang).toBe('ar_EG');
    expect(findVoice(voices, 'fr')?.lang).toBe('fr-CA');
    expect(findVoice(voices, 'en')).toBeUndefined();
  });

  it('is the one that the device prefers, and Mandarin by any name', () => {
    expect(findVoice([voice('en-US', true), voice('en-GB', true, true)], 'en')?.lang).toBe('en-GB');
    expect(findVoice([voice('cmn-CN', true)], 'zh-Hans')?.lang).toBe('cmn-CN');
  });
});
