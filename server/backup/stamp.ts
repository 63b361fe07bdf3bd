/** A moment as part of a file's or a database's name: 20260105T101500. */
export const stampOf = (moment: Date): string => moment.toISOString().replace(/[-:]|\.\d+Z$/g, '');
