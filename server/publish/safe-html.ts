import { MATHML, MATHML_EVERYWHERE } from '../../src/protocol/pack/mathml.ts';

/** The tags and attributes that texts may hold (pack-spec [HTML1]), and what each attribute may say. */
const ANY = /^/;
const EVERYWHERE: Record<string, RegExp> = { lang: /^[A-Za-z0-9-]+$/, dir: /^(?:ltr|rtl)$/ };
const NONE: Record<string, RegExp> = {};
const CELL = { align: /^(?:left|center|right)$/ };
const LIST = { class: /^contains-task-list$/ };
const TAGS: Record<string, Record<string, RegExp>> = {
  ...Object.fromEntries(
    'p h2 h3 h4 h5 h6 blockquote pre hr br span table thead tbody tr em strong del sup sub'
      .split(' ')
      .map((tag) => [tag, NONE]),
  ),
  ul: LIST,
  ol: { ...LIST, start: /^-?\d+$/ },
  li: { class: /^task-list-item$/ },
  th: CELL,
  td: CELL,
  code: { class: /^language-\S+$/ },
  input: { type: /^checkbox$/, disabled: /^$/, checked: /^$/ },
  a: { href: /^(?:https?:\/\/|mailto:|#(?:item|term)-\d+$)/i, title: ANY, target: /^_blank$/, rel: /^noopener$/ },
  img: {
    src: /^\/media\/[0-9a-f]{64}-\d+\.[a-z0-9]+$/,
    alt: ANY,
    title: ANY,
    width: /^\d+$/,
    height: /^\d+$/,
    loading: /^lazy$/,
  },
  ...Object.fromEntries(Object.entries(MATHML).map(([tag, own]) => [tag, { ...own, ...MATHML_EVERYWHERE }])),
};

/** Tags as the studio spells them, and nothing else that begins with `<`: a browser reads these no otherwise. */
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z]+(?:="[^"]*")?)*)>/y;
const ATTRIBUTE = / ([a-z]+)(?:="([^"]*)")?/g;

/** What a text holds that no text may hold, to be told to its author; undefined where it is as it should be. */
export function unsafeHtml(html: string): string | undefined {
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', TAG.lastIndex)) {
    TAG.lastIndex = at;
    const [tag, isEnd, name = '', attributes = ''] = TAG.exec(html) ?? [];
    const allowed = Object.hasOwn(TAGS, name) ? TAGS[name] : undefined;
    if (tag === undefined || !allowed || (isEnd && attributes)) return html.slice(at, at + 60);
    for (const [, attribute = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
      const rules = { ...EVERYWHERE, ...allowed };
      if (!Object.hasOwn(rules, attribute) || !rules[attribute]?.test(value)) return tag.slice(0, 60);
    }
  }
  return undefined;
}
