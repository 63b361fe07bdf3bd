/** Words of links that tell nothing when they are read alone, as screen readers list them. */
const EMPTY_WORDS: ReadonlySet<string> = new Set([
  ...[
    'click here',
    'click',
    'here',
    'this',
    'this link',
    'this page',
    'link',
    'read more',
    'more',
    'learn more',
    'see more',
  ],
  ...['see here', 'go', 'download', 'details', 'website'],
  ...[
    'cliquez ici',
    'cliquer ici',
    'ici',
    'lien',
    'ce lien',
    'lire la suite',
    'en savoir plus',
    'plus',
    'suite',
    'voir',
  ],
  ...['voir ici', 'télécharger', 'cette page'],
  ...['اضغط هنا', 'انقر هنا', 'هنا', 'رابط', 'الرابط', 'هذا الرابط', 'المزيد', 'اقرأ المزيد', 'للمزيد', 'تحميل'],
  ...[
    '点击这里',
    '点击此处',
    '这里',
    '此处',
    '链接',
    '此链接',
    '这个链接',
    '更多',
    '了解更多',
    '阅读更多',
    '查看更多',
    '下载',
  ],
]);

export const saysNothing = (words: string): boolean =>
  !/[\p{L}\p{N}]/u.test(words) ||
  EMPTY_WORDS.has(
    words
      .toLowerCase()
      .replace(/[.!?:…>»。！：،؟\s]+$/u, '')
      .trim(),
  );
