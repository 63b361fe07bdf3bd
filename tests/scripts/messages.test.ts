import { readFile } from 'node:fs/promises';
import { setupI18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { readPo } from '../../scripts/read-po.ts';
import { compileMessages, groupMessages, groupOf } from '../../scripts/vite-plugin-messages.ts';
import { LOCALES, PSEUDO_LOCALE } from '../../src/i18n/locales.ts';

const message = (id: string, text: string, origins: string[]) => ({ id, source: `source of ${id}`, text, origins });

describe('messages by group', () => {
  it('come with the shell where the frame of the app or the first run says them', () => {
    expect(groupOf('src/app/app.tsx')).toBe('shell');
    expect(groupOf('src/features/first-run/language-picker.tsx')).toBe('shell');
    expect(groupOf('src/app/broken-page.tsx')).toBe('shell');
  });

  it('come with home where home or a shared part says them, on their own for the facilitator, else with all other pages', () => {
    expect(groupOf('src/features/home/hero.tsx')).toBe('home');
    expect(groupOf('src/ui/state-line.tsx')).toBe('home');
    expect(groupOf('src/app/nav.tsx')).toBe('home');
    expect(groupOf('src/app/notices/notices.tsx')).toBe('home');
    expect(groupOf('src/features/centre/class-card.tsx')).toBe('centre');
    expect(groupOf('src/features/quiz/feedback.tsx')).toBe('pages');
  });

  it('come with all other pages where a part says them that home does not have: what is told of downloads', () => {
    expect(groupOf('src/ui/download-words.ts')).toBe('pages');
    expect(groupOf('src/app/downloads/ask-first.tsx')).toBe('pages');
    expect(groupOf('src/ui/rung-chooser.tsx')).toBe('home');
  });

  it('stand in each group that says them, but only once where they are there before any other page', () => {
    const groups = groupMessages([
      message('two', 'Two', ['src/features/quiz/a.tsx', 'src/features/lesson/b.tsx', 'src/features/centre/c.tsx']),
      message('shared', 'Shared', ['src/features/quiz/a.tsx', 'src/ui/c.tsx']),
      message('first', 'First', ['src/features/quiz/a.tsx', 'src/app/app.tsx']),
    ]);
    expect(Object.fromEntries(groups)).toEqual({
      shell: { first: 'First' },
      home: { shared: 'Shared' },
      pages: { two: 'Two' },
      centre: { two: 'Two' },
    });
  });

  it('fall back on English words while a translation is missing', () => {
    expect(groupMessages([message('new', '', ['src/ui/a.tsx'])]).get('home')).toEqual({ new: 'source of new' });
  });
});

it('takes a further interface language as one .po: no other file names its messages', async () => {
  const po =
    'msgid ""\nmsgstr ""\n"Language: sw\\n"\n\n#: src/ui/a.tsx\nmsgid "{days, plural, one {# day} other {# days}}"\n';
  const [first] = await readPo(`${po}msgstr "{days, plural, one {siku #} other {siku #}}"\n`, 'sw');
  if (!first) throw new Error('nothing was read');
  const messages = JSON.parse(compileMessages('sw', { [first.id]: first.text }));
  const i18n = setupI18n({ locale: 'sw', messages: { sw: messages } });
  expect(i18n._(first.id, { days: 3 })).toBe('siku 3');
});

it('makes a pseudo-locale of every English message, which leaves the variables alone', async () => {
  const english = await readPo(await readFile('locales/en.po', 'utf8'), 'en');
  const texts = Object.fromEntries(english.map(({ id, text }) => [id, text]));
  const pseudo: Record<string, unknown[]> = JSON.parse(compileMessages(PSEUDO_LOCALE.tag, texts));
  const i18n = setupI18n({
    locale: PSEUDO_LOCALE.tag,
    messages: { [PSEUDO_LOCALE.tag]: JSON.parse(JSON.stringify(pseudo)) },
  });
  const [size] = english.filter(({ source }) => source === '{amount} MB');
  expect(Object.keys(pseudo)).toHaveLength(english.length);
  expect(i18n._(size?.id ?? '', { amount: '5.6' })).toMatch(/^5\.6 (?!MB)\S+$/);
});

it('can be read in every interface language', async () => {
  for (const { tag } of LOCALES) {
    const messages = await readPo(await readFile(`locales/${tag}.po`, 'utf8'), tag);
    expect(() => [...groupMessages(messages).values()].map((group) => compileMessages(tag, group))).not.toThrow();
  }
});
