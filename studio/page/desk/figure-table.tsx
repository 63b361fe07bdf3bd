import './figure-table.css';

interface FigureTableProps {
  /** What it is about; said, not shown. */
  caption: string;
  /** The first is that of the names. */
  heads: readonly string[];
  rows: readonly { name: string; cells: readonly string[] }[];
}

/**
 * Names with figures. In a narrow place each row becomes a list, with the head before each figure: the roles keep it a table for screen
 * readers.
 */
export function FigureTable({ caption, heads, rows }: FigureTableProps) {
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: another display takes the roles of a table away.
    <div class="figures-room">
      <table role="table" class="figures" aria-label={caption}>
        <thead role="rowgroup">
          <tr role="row">
            {heads.map((head) => (
              <th key={head} role="columnheader" scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ name, cells }) => (
            <tr key={name} role="row">
              <th role="rowheader" scope="row">
                <bdi>{name}</bdi>
              </th>
              {cells.map((cell, i) => (
                <td key={heads[i + 1]} role="cell" class="num" data-head={heads[i + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
}
