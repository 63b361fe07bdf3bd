import type { Environment } from '../environment.ts';

/** What a command came to: the lines that it says, and the exit code of the process. */
export interface CommandResult {
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1;
}

/** Undefined when the words after its name are not what it expects. @throws what keeps it from doing its work */
export type Command = (args: readonly string[], settings: Environment) => Promise<CommandResult | undefined>;
