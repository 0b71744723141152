/** A table that scrolls by itself where it is wider than the page. */
import type { ComponentChildren } from 'preact';
import { Scrolled } from './scrolled.tsx';

export interface Row {
  readonly key: string;
  /** The first names the row. */
  readonly cells: readonly ComponentChildren[];
}

export function Table({
  label,
  columns,
  rows,
}: {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}) {
  return (
    <Scrolled label={label}>
      <table>
        <caption class="unseen">{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...others] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {others.map((cell, index) => (
                <td key={columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
