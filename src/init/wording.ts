/** Names that the templates import. */
const imported = ['Catalogue', 'Construct', 'System', 'WebService', 'Worker'];

/** A text of a template with the names of another system; the templates call it "shop". */
export function reworded(text: string, system: string): string {
  const parts = system.split('-');
  const name = parts.map(part => `${part.charAt(0).toUpperCase()}${part.slice(1)}`).join('');
  const words: Readonly<Record<string, string>> = {
    'shop:': parts.length > 1 ? `'${system}':` : `${system}:`,
    shop: system,
    Shop: imported.includes(name) ? `${name}System` : name,
    SHOP_: `${parts.join('_').toUpperCase()}_`,
  };
  return text.replace(/\bshop:|\bshop\b|\bShop\b|\bSHOP_/g, word => words[word]!);
}
