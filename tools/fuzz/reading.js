import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { fragmentDocument } from './fragments.js';
import { documentsBelow, mutated } from './mutate.js';
import { Random } from './random.js';
import { root, sources } from './sources.js';

/** Where we read otherwise on purpose: a name, why, and whether a difference is of it. */
const deliberate = [
  [
    'more than one byte order mark at the beginning',
    'the reader of Go then drops a character of every line',
    ({ text }) => /^\ufeff\ufeff/.test(text),
  ],
  [
    'deeper than 200 levels',
    'no object nests so deep, and who walks the value would run out of stack',
    ({ ours }) => /^nests deeper/.test(ours.error),
  ],
  [
    'keys that are alike as text (1 and "1")',
    'Go picks one of them at random',
    ({ ours, theirs }) => ours.error === undefined && theirs.error === undefined && ours.twice,
  ],
  [
    'aliases that stand for over 800,000 values',
    'no cluster stores so large an object',
    ({ ours }) => /^its aliases stand for too much/.test(ours.error),
  ],
];

/**
 * Reads texts with our reader and with those of Go, and reports every difference in value or in what is refused.
 * @returns how many differences nobody meant; undefined when Go is missing, and nothing was compared
 */
export async function fuzzReading({ scalars, documents, folders, seed, show = 20 }) {
  const reader = await sources('src/read/parse.ts', 'src/read/document.ts', 'test/render/yaml/hard-text.ts');
  const programs = goPrograms();
  if (!programs) {
    process.stdout.write('skipped: the readers of Go cannot be built here (go, or the modules of tools/fuzz-go)\n');
    return undefined;
  }
  const random = new Random(seed);
  const texts = documentsBelow(folders);
  const runs = [
    ['scalars', scalars, programs.documents, i => scalarDocument(reader.hardText, seed, i, random)],
    ['documents', documents, programs.documents, () => anyDocument(texts, random)],
    ['files', Math.ceil(documents / 4), programs.streams, () => stream(texts, random)],
  ];
  let wrong = 0;
  for (const [what, count, readers, make] of runs) {
    const differences = await compare(
      count,
      readers,
      make,
      what === 'files' ? readStream(reader) : readDocument(reader),
    );
    const meant = new Map();
    const others = differences.filter(difference => {
      const reason = deliberate.find(([, , is]) => is(difference));
      if (reason) meant.set(reason[0], (meant.get(reason[0]) ?? 0) + 1);
      return !reason;
    });
    for (const { name, text, ours, theirs } of others.slice(0, show))
      process.stdout.write(
        `${name} ${JSON.stringify(text)}\n  ours:   ${JSON.stringify(ours)}\n  theirs: ${JSON.stringify(theirs)}\n`,
      );
    const because = [...meant].map(([reason, times]) => `; ${times} deliberate: ${reason}`).join('');
    process.stdout.write(
      `${count} ${what}, ${readers.map(({ name }) => name).join(' and ')}: ${others.length} differences${because}\n`,
    );
    wrong += others.length;
  }
  return wrong;
}

const places = [
  text => `k: ${text}`,
  text => `${text}: v`,
  text => `- ${text}`,
  text => `[${text}]`,
  text => `{k: ${text}}`,
  text => `k: "${text}"`,
  text => `k: '${text}'`,
  text => `k: |\n  ${text}`,
  text => `k: >-\n  ${text}\n  ${text}`,
  text => `k: !!${['int', 'float', 'str', 'bool', 'null', 'binary', 'timestamp'][text.length % 7]} ${text}`,
  text => `! ${text}`,
  text => text,
];

let sampled = { from: -1, texts: [] };
function scalarDocument(hardText, seed, i, random) {
  const from = i - (i % 1000);
  if (sampled.from !== from) sampled = { from, texts: fc.sample(hardText, { seed: seed + from, numRuns: 1000 }) };
  const text = sampled.texts[i % 1000];
  // Most of them where a value stands: that is what people write.
  return `${random.below(2) === 0 ? `k: ${text}` : random.of(places)(text)}\n`;
}

const anyDocument = (texts, random) =>
  texts.length === 0 || random.below(3) === 0 ? fragmentDocument(random) : mutated(random.of(texts), random);

function stream(texts, random) {
  const parts = [];
  for (let count = 1 + random.below(4); count > 0; count--)
    parts.push(random.below(3) === 0 || texts.length === 0 ? random.of(jsonParts) : mutated(random.of(texts), random));
  return parts.join(random.of(['---\n', '---\n', '\n---\n', '\n', '--- # c\n', '---\r\n', '']));
}

const jsonParts = [
  '{"a":1}',
  '{"a":[1,2,{"b":"\\/"}]}\n',
  ' {"a":"\\ud83d\\ude00"}',
  '{a: b}\n',
  '{"a":1,}\n',
  '{}',
  'null\n',
  '[1]\n',
  'a: 1\n',
  '{"items":[\n{"a":1},\n{"b":2}]}',
  '# c\n',
  '\n',
];

function readDocument({ parseAny, parseDocument, Unreadable }) {
  const attempt = (read, text) => {
    try {
      const { value, faults } = read({ text, line: 1 });
      return { value, twice: faults.some(({ message }) => /is set twice/.test(message)) };
    } catch (error) {
      if (error instanceof Unreadable) return { error: error.message };
      throw error;
    }
  };
  return text => {
    const ours = attempt(parseDocument, text);
    const general = attempt(parseAny, text);
    return same(ours.value, general.value)
      ? ours
      : { error: 'the block reader and the general one differ', ours, general };
  };
}

function readStream({ parseStream, Unreadable }) {
  return text => {
    const values = [];
    let error;
    let twice = false;
    for (const part of parseStream(text)) {
      if (part instanceof Unreadable) error ??= part.message;
      else if (error === undefined) values.push(part.value);
      twice ||= part.faults?.some(({ message }) => /is set twice/.test(message));
    }
    return { values, error, twice };
  };
}

/** Where our reader and one of Go's make something else of a text. */
async function compare(count, readers, make, read) {
  const waiting = [];
  const differences = [];
  const children = readers.map(({ name, program, args }) => ({
    name,
    child: spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] }),
  }));
  const answers = children.map(async ({ name, child }) => {
    let at = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      const { text, ours } = waiting[at];
      const theirs = JSON.parse(line);
      if (++waiting[at].seen === readers.length) waiting[at] = undefined;
      at++;
      if (!agrees(ours, theirs)) differences.push({ name, text, ours, theirs });
    }
  });
  for (let i = 0; i < count; i++) {
    const text = make(i);
    waiting.push({ text, ours: read(text), seen: 0 });
    for (const { child } of children)
      if (!child.stdin.write(`${JSON.stringify(text)}\n`)) await once(child.stdin, 'drain');
  }
  for (const { child } of children) child.stdin.end();
  await Promise.all(answers);
  return differences;
}

function agrees(ours, theirs) {
  const [refused, refusedThere] = [ours.error !== undefined, theirs.error !== undefined];
  if (refused || refusedThere) {
    if (!refused || !refusedThere) return false;
    return true;
  }
  return 'values' in ours ? same(ours.values, theirs.values ?? []) : same(ours.value, theirs.value);
}

/** Numbers as 64-bit floats, whichever zero. */
function same(a, b) {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && same(a[key], b[key]));
}

/** The readers of Go, built; undefined where that cannot be done. */
function goPrograms() {
  const build = (name, ...flags) => {
    const program = `${root}node_modules/.cache/plainsail-fuzz/${name}`;
    const { status } = spawnSync('go', ['build', ...flags, '-o', program, './read'], {
      cwd: `${root}tools/fuzz-go`,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return status === 0 ? program : undefined;
  };
  const [newer, older] = [build('read'), build('read-older', '-modfile=older.mod')];
  if (!newer || !older) return undefined;
  return {
    documents: [
      { name: 'sigs.k8s.io/yaml 1.6', program: newer, args: [] },
      { name: 'sigs.k8s.io/yaml 1.4', program: older, args: [] },
    ],
    streams: [{ name: "kubectl's decoder", program: newer, args: ['-streams'] }],
  };
}
