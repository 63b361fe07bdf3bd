import * as v from 'valibot';

/**
 * Courses by columns, as they travel: a column for each member, a cell for each course, null where a course lacks it. Equal
 * things stand side by side so, and brotli makes a sixth less of it.
 */
const columnsSchema = v.record(v.string(), v.array(v.unknown()));

/** Reads courses that travel by columns; what the rows must be is the schema's matter. */
export const rowsSchema = <T>(rowSchema: v.GenericSchema<unknown, T>) =>
  v.pipe(columnsSchema, v.transform(toRows), v.array(rowSchema));

/** `course` is the column that every row has. */
function toRows(columns: v.InferOutput<typeof columnsSchema>): unknown[] {
  const cells = Object.entries(columns);
  return (columns.course ?? []).map((_, row) =>
    Object.fromEntries(cells.flatMap(([name, column]) => (column[row] == null ? [] : [[name, column[row]]]))),
  );
}
