// npm run cli -- backup TARGET | restore FILE | rebuild [--check]: looks after the database that the settings name.
import { runCommand } from './run-command.ts';

const { out, err, code } = await runCommand(process.argv.slice(2), process.env);
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = code;
