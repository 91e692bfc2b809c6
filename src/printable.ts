/** Characters that move a cursor, colour, ring, or turn the direction of text around: of a terminal, not of a text. */
const control = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
/** What CI systems take for a command: a line that begins with `::`, and `##[…]` or `##vso[…]` anywhere. */
const commandLine = /^([ \t]*)::/gm;
const commandInLine = /##(?=[a-z]{0,20}\[)/g;

/** Lines of a text from outside as they may be printed: `\x1b` for a control character, and no command for a CI system. */
export const printableLines = (text: string): string =>
  text.replace(control, escaped).replace(commandLine, '$1\\::').replace(commandInLine, '#\\#');

/** A text from outside that takes no more than its place in a line. */
export const printable = (text: string): string => printableLines(text.replaceAll('\n', '\\n').replaceAll('\t', '\\t'));

function escaped(character: string): string {
  if (character === '\n' || character === '\t') return character;
  if (character === '\r') return '\\r';
  const code = character.charCodeAt(0);
  return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
