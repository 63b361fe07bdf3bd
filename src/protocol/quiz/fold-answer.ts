/**
 * Short answers are compared without what a hurried typist leaves out or her keyboard changes: case, accents, Arabic vowel marks
 * and tatweel, forms of alef, hamza carriers, alef maqsura and teh marbuta, full-width forms, runs of spaces, closing punctuation.
 */
export const foldAnswer = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ؤ/g, 'و')
    .replace(/[ىئ]/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[’‘]/g, "'")
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[\s"'«»“”]+|[\s"'«»“”.。!?؟！？]+$/g, '');
