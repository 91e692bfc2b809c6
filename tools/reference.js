import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf } from './docstrings.js';
import { exampleNames, sourceOf } from './examples.js';

/** Pages for people whose programs are shown as examples, the first that has one is named. */
const first = ['guide.md', 'recipes.md'];

/** The pages of `docs/reference`, one for each entry of the package, from its docstrings. */
export function referencePages(root) {
  const entries = entriesOf(root);
  const everything = new Map(entries.flatMap(({ names }) => names.map(each => [each.name, each])));
  const owners = new Map([...everything.keys()].map(name => [propsName(name), name]));
  const sections = entries.map(({ entry, names }) => ({ entry, names: [...names].filter(isSection).sort(inOrder) }));
  const places = new Map(
    sections.flatMap(({ entry, names }) => names.map(each => [each.name, place(entry, each, names)])),
  );
  const book = { everything, places, owners, examples: examplesOf(root, everything, owners) };
  return new Map([
    ['docs/reference/README.md', index(sections)],
    ...sections.map(({ entry, names }) => [`docs/reference/${entry}.md`, page(entry, names, book)]),
  ]);

  /** The props of a construct or a function are a part of its section. */
  function isSection({ name }) {
    return !owners.has(name);
  }
}

/** `WebServiceProps` is for `WebService`, `PostgresProps` for `postgres`. */
const propsName = name => `${name[0].toUpperCase()}${name.slice(1)}Props`;

const place = (entry, { name }, names) => {
  const same = names
    .filter(each => each.name.toLowerCase() === name.toLowerCase())
    .findIndex(each => each.name === name);
  return `${entry}.md#${name.toLowerCase()}${same > 0 ? `-${same}` : ''}`;
};

const entryName = entry => (entry === 'plainsail' ? entry : `plainsail/${entry}`);

const groups = [
  ['Classes', ({ kind }) => kind === 'class'],
  ['Functions and values', ({ kind }) => kind === 'function' || kind === 'constant'],
  ['Types', ({ kind }) => kind === 'interface' || kind === 'type'],
];

/** As a page has them: by group, and by name in it. */
const groupOf = each => groups.findIndex(([, holds]) => holds(each));
const inOrder = (a, b) => groupOf(a) - groupOf(b) || (a.name < b.name ? -1 : 1);

function index(sections) {
  const parts = sections.map(({ entry, names }) => {
    const lines = groups
      .map(([title, holds]) => [title, names.filter(holds)])
      .filter(([, found]) => found.length > 0)
      .map(
        ([title, found]) =>
          `- ${title}: ${found.map(each => `[${each.name}](${place(entry, each, names)})`).join(', ')}`,
      );
    return `## [${entryName(entry)}](${entry}.md)\n\n${lines.join('\n')}\n`;
  });
  return `<!-- Made by npm run docs. -->
# Reference

Every name that the package exports, by entry, with an example for each construct and what it renders. The
[guide](../guide.md) is the place to start, [recipes](../recipes.md) are for one task each, and [docs/api](../api) has the signatures.

${parts.join('\n')}`;
}

function page(entry, names, book) {
  const parts = groups
    .map(([title, holds]) => [title, names.filter(holds)])
    .filter(([, found]) => found.length > 0)
    .map(([title, found]) => `## ${title}\n\n${found.map(each => section(each, book)).join('\n')}`);
  return `<!-- Made by npm run docs. -->
# ${entryName(entry)}

${names.length} names. Their signatures are in [docs/api](../api/${entry}.md), all entries in the [reference](README.md).

${parts.join('\n')}`;
}

function section(each, { everything, places, owners, examples }) {
  const { name, kind, doc, members } = each;
  const props = everything.get(propsName(name));
  const example = examples.get(name);
  return [
    `### ${name}\n`,
    ...(doc === '' ? [] : [`${prose(doc)}\n`]),
    ...(example ? [`Example: [${example.title}](${example.link}).\n`] : []),
    ...(props ? [table('prop', props, places, owners)] : []),
    ...(members.length === 0 ? [] : [kind === 'class' ? classTable(members) : table('field', each, places, owners)]),
  ].join('\n');
}

function table(column, { extended, members }, places, owners) {
  const more = extended.map(type => linked(type, places, owners));
  return [
    ...(members.length > 0
      ? [
          `| ${column} | type | default | meaning |\n|---|---|---|---|`,
          ...members.map(member => {
            const { text, byDefault } = split(member.doc);
            const value = byDefault || (member.optional ? 'none' : 'required');
            return `| \`${member.name}\` | ${code(member.type)} | ${cell(value)} | ${cell(text)} |`;
          }),
          '',
        ]
      : []),
    ...(more.length > 0 ? [`As well as those of ${more.join(' and ')}.\n`] : []),
  ].join('\n');
}

const classTable = members =>
  [
    '| member | type | meaning |\n|---|---|---|',
    ...members.map(({ name, type, doc }) => `| \`${name}\` | ${code(type)} | ${cell(prose(doc))} |`),
    '',
  ].join('\n');

/** A type that others extend, with a link to each name in it that has a section. */
function linked(type, places, owners) {
  const names = [...new Set(type.match(/\w+/g))];
  const target = names.map(name => places.get(owners.get(name) ?? name)).find(Boolean);
  return target ? `[\`${type}\`](${target})` : `\`${type}\``;
}

const split = doc => {
  const [, text, byDefault = ''] = /^(.*?)(?:\s*@default (.*))?$/.exec(doc);
  return { text: prose(text), byDefault };
};

const prose = doc =>
  doc
    .replace(/\s*@throws /g, ' Throws ')
    .replace(/\s*@deprecated /g, ' Deprecated: ')
    .replace(/\s*@param (\w+) /g, (_, name) => ` \`${name}\`: `)
    .replace(/\s*@default (.*)$/, ' Default: $1.')
    .replace(/\s*@\w+ /g, ' ')
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .trim();

/** Outside of code, markup is text. */
const cell = text =>
  text
    .split(/(`[^`]*`)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll('<', '&lt;').replaceAll('*', '\\*')))
    .join('')
    .replaceAll('|', '\\|');
const code = type => (type === '' ? '' : `\`${type.replaceAll('|', '\\|')}\``);

/** The names of sections that have no example: nothing shows how each is used. */
export function withoutExample(root) {
  const everything = new Map(entriesOf(root).flatMap(({ names }) => names.map(each => [each.name, each])));
  const owners = new Map([...everything.keys()].map(name => [propsName(name), name]));
  const examples = examplesOf(root, everything, owners);
  return [...everything.keys()].filter(name => !examples.has(owners.get(name) ?? name));
}

/**
 * The example of each name: its own, one that uses it, or the first program of a page that does. A type that no program
 * names has that of the first name whose props or fields have the type.
 */
function examplesOf(root, everything, owners) {
  const programs = programsIn(root);
  const examples = new Map();
  const add = (name, found) => {
    if (found && !examples.has(name)) examples.set(name, found);
  };
  for (const name of everything.keys()) {
    add(
      name,
      programs.find(({ title, isOwn }) => isOwn && title === name),
    );
    add(
      name,
      programs.find(({ text }) => new RegExp(`(?<![\\w.'])${name}\\b(?!')`).test(text)),
    );
  }
  // Each round reaches the types of the types that the round before has reached.
  for (let before = -1; before !== examples.size; ) {
    before = examples.size;
    for (const [name, { extended, types }] of everything) {
      const example = examples.get(owners.get(name) ?? name);
      if (!example) continue;
      for (const used of [...`${extended}`.matchAll(/\w+/g)].map(([type]) => type).concat(types))
        if (everything.has(used)) add(owners.get(used) ?? used, example);
    }
  }
  return examples;
}

/** Every program of the docs, examples first. */
function programsIn(root) {
  const docs = readdirSync(join(root, 'docs')).filter(name => name.endsWith('.md'));
  const pages = [...first.filter(name => docs.includes(name)), ...docs.filter(name => !first.includes(name)).sort()];
  return [
    ...exampleNames(root).map(name => ({
      title: name,
      link: `examples/${name}.md`,
      text: sourceOf(root, name),
      isOwn: true,
    })),
    ...pages.flatMap(file => programsOf(file, readFileSync(join(root, 'docs', file), 'utf8'))),
  ];
}

function programsOf(file, text) {
  const programs = [];
  let heading = '';
  for (const [, title, language, program] of text.matchAll(/^#+ ([^\n]*)$|^```(\w*)\n(.*?)^```/gms)) {
    if (title !== undefined) heading = title;
    else if (language === 'ts') programs.push({ title: heading, link: `../${file}#${anchor(heading)}`, text: program });
  }
  return programs;
}

const anchor = heading =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
