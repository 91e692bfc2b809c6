/** Inline code that may hold anything. */
export function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text}${fence}`;
}

/** Cells of a row; a pipe would end a cell. */
export const row = (cells: readonly string[]): string =>
  `| ${cells.map(cell => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;

/** A table of rows that are written already. */
export const table = (heads: readonly string[], rows: readonly string[]): readonly string[] => [
  row(heads),
  row(heads.map(() => '---')),
  ...rows,
];
