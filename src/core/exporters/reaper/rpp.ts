import { oneLine } from '../plain-text.ts';

/** A row of a REAPER project, or a block with rows of its own. */
export type RppNode = readonly (string | number)[] | RppBlock;

export interface RppBlock {
  readonly head: readonly (string | number)[];
  readonly rows: readonly RppNode[];
}

/** The text of a project: blocks in angle brackets, two spaces deeper each. Strings that need quotes come from `quoted`. */
export function rppText(node: RppNode, indent = ''): string {
  if (!isBlock(node)) return `${indent}${node.map(word).join(' ')}\n`;
  const rows = node.rows.map((row) => rppText(row, `${indent}  `)).join('');
  return `${indent}<${node.head.map(word).join(' ')}\n${rows}${indent}>\n`;
}

/** A string in the quotes that it does not hold itself; REAPER has three kinds and no escapes. */
export function quoted(text: string): string {
  const line = oneLine(text);
  const quote = ['"', "'", '`'].find((mark) => !line.includes(mark));
  return quote === undefined ? `\`${line.replaceAll('`', "'")}\`` : quote + line + quote;
}

function word(value: string | number): string {
  return typeof value === 'string' ? value : String(Number(value.toFixed(9)));
}

function isBlock(node: RppNode): node is RppBlock {
  return 'rows' in node;
}
