/** A value as the text has it. */
export interface Node {
  readonly kind: 'scalar' | 'map' | 'list' | 'alias';
  readonly line: number;
  /** In full: `tag:yaml.org,2002:str`; the empty text without one. */
  readonly tag: string;
  /** The text of a scalar, the name of an alias. */
  readonly text: string;
  /** A scalar whose type its text decides. */
  readonly plain: boolean;
  /** The entries of a list; keys and values of a map in turn. */
  readonly children: Node[];
  /** The node that an alias stands for. */
  readonly target: Node | undefined;
}

export const node = (
  kind: Node['kind'],
  line: number,
  { tag = '', text = '', plain = false, target }: Partial<Pick<Node, 'tag' | 'text' | 'plain' | 'target'>> = {},
): Node => ({ kind, line, tag, text, plain, children: kind === 'map' || kind === 'list' ? [] : childless, target });

const childless: Node[] = [];
Object.freeze(childless);
