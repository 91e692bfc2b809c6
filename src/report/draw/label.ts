/** Widths of letters in the fonts of the page, on the safe side: nothing here can measure. */
const narrow = /[iljtfrI.,:;'|! ()[\]-]/;
const wide = /[mwMW@%&]|[^ -\u024f]/;

/** About how wide a text is at a size. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += narrow.test(letter) ? 0.36 : wide.test(letter) ? 1.02 : 0.62;
  return width * size;
}

/** The text with its middle left out where it is longer than that many letters. */
export function shortened(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const tail = Math.floor((most - 1) / 3);
  return `${letters.slice(0, most - 1 - tail).join('')}…${letters.slice(letters.length - tail).join('')}`;
}

const controls = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A name as it is shown: what would move or turn text around shows as its code. */
export const visible = (text: string): string =>
  text.replace(controls, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
