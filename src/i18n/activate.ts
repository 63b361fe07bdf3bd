import { loadLocale } from 'virtual:messages';
import { i18n } from '@lingui/core';
import type { InterfaceLocale } from './locales.ts';
import { type Digits, numberTag } from './number-tag.ts';
import { wordFiles } from './word-file.ts';

/** Groups that the pages opened so far need: a change of language loads them all before it shows. */
const openGroups = new Set<string>();

async function load(tag: string, groups: Iterable<string>): Promise<void> {
  const shell = await loadLocale[tag]?.();
  if (!shell) throw new Error(`no messages for ${tag}`);
  const loaded = await Promise.all([...groups].map((group) => shell.loadGroup[group]?.()));
  for (const part of [shell, ...loaded]) if (part) i18n.load(tag, part.messages);
}

/** Puts a language in force, once all its words are here. Rejects where they cannot be fetched; the language then stays. */
export async function activateLocale(locale: InterfaceLocale, digits?: Digits): Promise<void> {
  // A page that is opened meanwhile needs its words in this language too.
  for (let known = -1; known < openGroups.size; ) {
    known = openGroups.size;
    await load(locale.tag, openGroups);
  }
  i18n.activate(locale.tag, numberTag(locale, navigator.languages, digits));
  const { documentElement } = document;
  documentElement.lang = locale.htmlLang;
  documentElement.dir = locale.dir;
}

/** Loads the words of a feature (the name of its folder), and those that all features share, in the language in force. */
export async function loadMessages(feature: string): Promise<void> {
  const missing = [...wordFiles(feature)].filter((group) => !openGroups.has(group));
  if (missing.length === 0) return;
  // Another language may be chosen meanwhile.
  for (let tag = ''; tag !== i18n.locale; ) {
    tag = i18n.locale;
    await load(tag, missing);
  }
  for (const group of missing) openGroups.add(group);
}
