import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Pieces that change what YAML around them means. */
const pieces = [
  ...[
    ' ',
    '  ',
    '\t',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\x85',
    '\u2028',
    '\ufeff',
    '\u00a0',
    'é',
    '😀',
    '#',
    ' #',
    ' # c\n',
  ],
  ...[
    ':',
    ': ',
    ':\n',
    '- ',
    '-\n',
    '? ',
    '?',
    '| ',
    '|\n',
    '|-\n',
    '|2\n',
    '>\n',
    '>+\n  a\n\n  b\n',
    '---',
    '---\n',
    '\n---\n',
    '...\n',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    ',',
    '[]',
    '{}',
    '{a: b}',
    '[a, b]',
    '[a: b]',
    '{a}',
    '"',
    "'",
    '""',
    "''",
    '\\',
    '\\n',
    '"\\u00e9"',
    '"\\/"',
    '"\\x41"',
  ],
  ...[
    '&a ',
    '*a',
    '*a\n',
    '<<: ',
    '<<: *a\n',
    '!',
    '!!str ',
    '!!int ',
    '!!binary ',
    '!!set ',
    '!!null ',
    '!a ',
    '%',
    '%YAML 1.1\n---\n',
    '@',
    '`',
    '=',
  ],
  ...[
    'yes',
    'no',
    'on',
    'off',
    'y',
    'n',
    'null',
    '~',
    'true',
    '012',
    '08',
    '1_0',
    '0x1F',
    '0b1',
    '1e3',
    '.5',
    '.inf',
    '.nan',
    '1:30',
    '2024-01-01',
  ],
  ...[
    'constructor',
    '__proto__',
    'toString',
    'annotations:\n',
    'labels:\n',
    'metadata:\n',
    'spec:\n',
    'kind: constructor\n',
    'containers:\n',
  ],
];

const values = ['null', '[]', '{}', '1', 'x', 'true', '""', '[null]', '{a: null}'];

const edits = [
  (text, at, random) => text.slice(0, at) + random.of(pieces) + text.slice(at),
  (text, at, random) => text.slice(0, at) + random.of(pieces) + text.slice(at + 1 + random.below(4)),
  (text, at, random) => text.slice(0, at) + text.slice(at + 1 + random.below(8)),
  (text, at) => onLine(text, at, line => line + line),
  (text, at) => onLine(text, at, () => ''),
  (text, at, random) => onLine(text, at, line => ' '.repeat(1 + random.below(3)) + line),
  (text, at) => onLine(text, at, line => line.replace(/^ {1,2}/, '')),
  (text, at, random) => onLine(text, at, line => line.replace(/: .*/, () => `: ${random.of(pieces)}`)),
  (text, at, random) => onLine(text, at, line => line.replace(/\w+:/, () => `${random.of(pieces)}:`)),
  (text, at, random) => onLine(text, at, line => line.replace(/:.*/, () => `: ${random.of(values)}`)),
  (text, at, random) => onLine(text, at, line => line + random.of(pieces)),
  (text, at, random) => {
    const from = random.below(text.length);
    return text.slice(0, at) + text.slice(from, from + random.below(80)) + text.slice(at);
  },
];

function onLine(text, at, edit) {
  const start = text.lastIndexOf('\n', at) + 1;
  const next = text.indexOf('\n', at);
  const end = next < 0 ? text.length : next + 1;
  return text.slice(0, start) + edit(text.slice(start, end)) + text.slice(end);
}

/** A text with one to four edits. */
export function mutated(text, random) {
  let changed = text;
  for (let edit = 1 + random.below(4); edit > 0; edit--)
    changed = random.of(edits)(changed, random.below(changed.length + 1), random);
  return changed.isWellFormed() ? changed : changed.toWellFormed();
}

/** The documents of the YAML files below folders, long ones cut to a piece: what is edited has to be small. */
export function documentsBelow(folders, longest = 6000) {
  const texts = [];
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue;
      for (const text of readFileSync(join(entry.parentPath, entry.name), 'utf8').split(/^---.*\n/m))
        if (text.trim() !== '')
          texts.push(text.length <= longest ? text : text.slice(0, text.lastIndexOf('\n', longest) + 1));
    }
  }
  return texts;
}
