import { parseArgs } from 'node:util';
import { forkCourse } from '../numbers/fork-course.ts';
import { collectFindings } from '../report/finding.ts';
import { type Command, finish, toNumber, UsageError } from './command.ts';

/** Gives a copied course a number and numbers of its own. */
export const command: Command = {
  usage: 'fork FOLDER --number NUMBER',
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      options: { number: { type: 'string' } },
      allowPositionals: true,
    });
    const [folder] = positionals;
    const number = toNumber(values.number, 'number');
    if (!folder || number === undefined)
      throw new UsageError('the folder of the copy, and --number: its own, 1 to 4095');
    const { findings, report } = collectFindings();
    const course = forkCourse(folder, number, report);
    return finish({ course }, findings, `${folder} is course ${course} now, with numbers of its own`, undefined);
  },
};
