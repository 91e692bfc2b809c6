/** An element of a picture as plain data: a browser makes nodes of it, and a file a text. */
export interface Drawn {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Drawn | string)[];
}

type Given = Readonly<Record<string, string | number | undefined>>;

/** `drawn('rect', { width: 10 })`; an attribute that is undefined is left out. */
export function drawn(tag: string, given: Given = {}, children: readonly (Drawn | string | undefined)[] = []): Drawn {
  const attributes: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(given)) if (value !== undefined) attributes[name] = value;
  return { tag, attributes, children: children.filter(child => child !== undefined) };
}

const inText = (text: string): string =>
  text.replaceAll(notInXml, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Characters that XML has no form for. */
const notInXml = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu;

/** The picture as XML. */
export function xmlOf({ tag, attributes, children }: Drawn): string {
  const named = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${inText(`${value}`).replaceAll('"', '&quot;')}"`,
  );
  const inner = children.map(child => (typeof child === 'string' ? inText(child) : xmlOf(child))).join('');
  return inner === '' ? `<${tag}${named.join('')}/>` : `<${tag}${named.join('')}>${inner}</${tag}>`;
}
