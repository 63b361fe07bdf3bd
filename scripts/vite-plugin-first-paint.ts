import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

/** Page that a first visit opens, and the module whose chunk holds the words of a language. */
const FIRST_PAGE = 'src/features/first-run/first-run-page.tsx';
const LOCALE_MODULE = /virtual:messages\/([^/]+)$/;

/** Saves a first visit a round trip: its page and the words of the browser's language are asked for together with the entry. */
export function firstPaint(): Plugin {
  return {
    name: 'caravan:first-paint',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) => [...preloadFirstPage(bundle), preloadWords(bundle)],
    },
  };
}

const chunksOf = (bundle: Bundle) => Object.values(bundle).filter((output) => output.type === 'chunk');

/** The page's chunk, all that it imports and their styles; the entry is asked for anyway. */
function preloadFirstPage(bundle: Bundle): HtmlTagDescriptor[] {
  const page = chunksOf(bundle).find((chunk) => chunk.facadeModuleId?.endsWith(FIRST_PAGE));
  if (!page) throw new Error(`the build has no ${FIRST_PAGE}`);
  const chunks = chunksOf(bundle).filter((chunk) => chunk === page || page.imports.includes(chunk.fileName));
  const scripts = chunks.filter((chunk) => !chunk.isEntry);
  const styles = chunks.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
  return [
    ...scripts.map(({ fileName }) => link({ rel: 'modulepreload', href: `/${fileName}` })),
    ...styles.map((file) => link({ rel: 'preload', as: 'style', href: `/${file}` })),
  ];
}

const link = (attrs: Record<string, string>): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { ...attrs, crossorigin: true },
  injectTo: 'head',
});

/** Which language that is can only be known in the browser, so a line of script names it there. */
function preloadWords(bundle: Bundle): HtmlTagDescriptor {
  const files = chunksOf(bundle).flatMap((chunk) => {
    const tag = LOCALE_MODULE.exec(chunk.facadeModuleId ?? '')?.[1];
    return tag === undefined ? [] : [[tag, `/${chunk.fileName}`] as const];
  });
  const script = [
    `try{let f=${JSON.stringify(Object.fromEntries(files))},l=document.createElement("link")`,
    'l.rel="modulepreload"',
    'l.crossOrigin=""',
    'l.href=f[localStorage.lang||navigator.language.slice(0,2)]||f.en',
    'document.head.append(l)}catch{}',
  ].join(';');
  return { tag: 'script', children: script, injectTo: 'head' };
}
