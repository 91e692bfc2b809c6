/** The texts between `{{` and `}}`, comments left out; what is wrong where one has no end. */
export function actionsIn(text: string): readonly string[] | string {
  const found: string[] = [];
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at)) {
    const from = at + 2 + (/^-\s/.test(text.slice(at + 2, at + 4)) ? 1 : 0);
    const comment = /^\s*\/\*/.exec(text.slice(from, from + 20));
    const end = comment ? afterComment(text, from) : endOf(text, from);
    if (end < 0) return `the action at "${text.slice(at, at + 20)}" has no end`;
    if (!comment) found.push(text.slice(from, end).replace(/\s-$/, ''));
    at = end + 2;
  }
  return found;
}

function afterComment(text: string, from: number): number {
  const close = text.indexOf('*/', from);
  return close < 0 ? -1 : text.indexOf('}}', close);
}

/** Where `}}` is, outside of quotes; no quoted text goes over a line, but for raw ones. */
function endOf(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('}}', at)) return at;
    const quote = text[at];
    if (quote !== '"' && quote !== '`' && quote !== "'") continue;
    at = closing(text, at + 1, quote);
    if (at < 0) return -1;
  }
  return -1;
}

function closing(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === quote) return at;
    if (quote === '`') continue;
    if (text[at] === '\n') return -1;
    if (text[at] === '\\') at++;
  }
  return -1;
}
