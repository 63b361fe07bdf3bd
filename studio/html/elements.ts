const named = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/));

/** Gone without a finding: nobody ever saw them. */
export const UNSEEN = named('base basefont bgsound col colgroup head link meta param rp source title track wbr');

/** Gone, with a finding: they run, draw or ask, or take in something, which has no place in a text. */
export const REMOVED = named(
  `applet area canvas datalist dialog frame frameset input keygen noembed noframes portal script select style svg
  template textarea`,
);

/** Gone with a finding too, but their words stay. */
export const UNWRAPPED = named('button form marquee blink');

/** One name for what has several. Whatever else is not in `KEPT` gives way to what is inside it. */
export const RENAMED: Readonly<Record<string, string>> = {
  b: 'strong',
  i: 'em',
  u: 'em',
  mark: 'em',
  var: 'em',
  dfn: 'em',
  cite: 'em',
  s: 'del',
  strike: 'del',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
  listing: 'pre',
  xmp: 'pre',
  plaintext: 'pre',
  dir: 'ul',
  menu: 'ul',
  image: 'img',
  ...Object.fromEntries(
    [
      ...named(
        `address article aside body center dd details dl fieldset figcaption figure footer header hgroup main nav section`,
      ),
    ].map((name) => [name, 'div']),
  ),
};

/** What Markdown has a form for, and `div`, which parts lines. */
export const KEPT = named('blockquote br code del div em h1 h2 h3 h4 h5 h6 hr li ol p pre strong ul');

/** What stands on lines of its own. `x-embed` marks the place of an embedded thing. */
export const BLOCKS = named('blockquote div h1 h2 h3 h4 h5 h6 hr li ol p pre table tr x-embed ul');

export const EMBED_MARK = 'x-embed';
