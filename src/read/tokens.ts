/** How a scalar is written. */
export type Style = 'plain' | 'quoted' | 'block';

/** What a text is made of, before it has a structure. */
export type TokenType =
  | 'end'
  | 'version'
  | 'tag-directive'
  | 'document-start'
  | 'document-end'
  | 'list-start'
  | 'map-start'
  | 'block-end'
  | 'flow-list-start'
  | 'flow-list-end'
  | 'flow-map-start'
  | 'flow-map-end'
  | 'entry'
  | 'flow-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  readonly type: TokenType;
  readonly line: number;
  /** The text of a scalar, the name of an anchor, the handle of a tag, a version. */
  readonly text: string;
  /** What follows the handle of a tag. */
  readonly suffix: string;
  readonly style: Style;
}

export const token = (type: TokenType, line: number, text = '', style: Style = 'plain', suffix = ''): Token => ({
  type,
  line,
  text,
  suffix,
  style,
});
