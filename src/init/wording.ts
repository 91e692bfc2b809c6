/** What the templates call the system. */
type Word = readonly [pattern: RegExp, value: string];

/** Names that the templates import. */
const imported = ['Catalogue', 'Construct', 'System', 'WebService', 'Worker'];

function wordsFor(system: string): readonly Word[] {
  const parts = system.split('-');
  const name = parts.map(part => `${part.charAt(0).toUpperCase()}${part.slice(1)}`).join('');
  return [
    [/\bshop\b/g, system],
    [/\bShop\b/g, imported.includes(name) ? `${name}System` : name],
    [/\bSHOP_/g, `${parts.join('_').toUpperCase()}_`],
  ];
}

/** A text of a template with the names of another system. */
export const reworded = (text: string, system: string): string =>
  wordsFor(system).reduce((changed, [pattern, value]) => changed.replace(pattern, () => value), text);
