export type TokenKind = 'text' | 'number' | 'variable' | 'field' | 'word' | 'mark' | 'space';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const forms: readonly (readonly [TokenKind, RegExp])[] = [
  ['space', /\s+/y],
  ['text', /"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)+'/y],
  ['number', /[+-]?(?:0[xXbBoO][\da-fA-F_]+|\d[\d_]*\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)i?/y],
  ['variable', /\$[\p{L}\d_]*/uy],
  ['field', /\.(?:[\p{L}_][\p{L}\d_]*)?/uy],
  ['word', /[\p{L}_][\p{L}\d_]*/uy],
  ['mark', /:=|[=|(),]/y],
];

/** The words of an action; what is wrong where there is a character that no action has. */
export function tokensOf(action: string): readonly Token[] | string {
  const found: Token[] = [];
  for (let at = 0; at < action.length; ) {
    const token = tokenAt(action, at);
    if (!token) return `unexpected ${JSON.stringify(action[at])}`;
    found.push(token);
    at += token.text.length;
  }
  return found;
}

function tokenAt(action: string, at: number): Token | undefined {
  for (const [kind, form] of forms) {
    form.lastIndex = at;
    const text = form.exec(action)?.[0];
    if (text) return { kind, text };
  }
  return undefined;
}
