import * as v from 'valibot';
import { PackageError, type PackageFiles } from '../../../unpack/package-files.ts';

/** A JSON file of a package that fits a schema, or what is wrong with it. */
export async function readJson<TSchema extends v.GenericSchema>(
  files: PackageFiles,
  path: string,
  schema: TSchema,
): Promise<{ value: v.InferOutput<TSchema> } | { fault: string }> {
  let json: unknown;
  try {
    const bytes = await files.read(path);
    if (!bytes) return { fault: 'there is no such file' };
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof PackageError) return { fault: error.message };
    // Broken JSON, broken UTF-8, or nested too deep for the parser.
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError) {
      return { fault: `not JSON: ${error.message}` };
    }
    throw error;
  }
  const read = v.safeParse(schema, json);
  if (read.success) return { value: read.output };
  const [issue] = read.issues;
  return { fault: `${v.getDotPath(issue) ?? 'its content'}: ${issue.message}` };
}
