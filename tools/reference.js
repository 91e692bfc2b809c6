import { entriesOf } from './docstrings.js';
import { exampleText } from './examples.js';
import { examplesOf, propsName } from './reference-examples.js';

/** Lines of files on the page of the example's own name, and on one that shows the example of another. */
const [mostLines, fewLines] = [120, 60];

/**
 * The pages of `docs/reference`, from docstrings: one for each construct, each function with props or an example of its
 * own, and each type of props, with its example; one for each entry of the package, with all other names; one for each
 * example of several names.
 * @param rendered the examples by name
 */
export function referencePages(root, rendered) {
  const entries = entriesOf(root);
  const everything = new Map(entries.flatMap(({ names }) => names.map(each => [each.name, each])));
  const owners = new Map([...everything.keys()].map(name => [propsName(name), name]));
  const sections = entries.map(({ entry, names }) => ({ entry, names: names.filter(isSection).sort(inOrder) }));
  const hasPage = ({ name, kind }) =>
    kind === 'class' ||
    name.endsWith('Props') ||
    rendered.has(name) ||
    (kind === 'function' && everything.has(propsName(name)));
  const placed = sections.map(({ entry, names }) => ({
    entry,
    own: names.filter(hasPage),
    others: names.filter(each => !hasPage(each)),
  }));
  const places = new Map(
    placed.flatMap(({ entry, own, others }) => [
      ...own.map(({ name }) => [name, `${name}.md`]),
      ...others.map(each => [each.name, place(entry, each, others)]),
    ]),
  );
  const parts = { everything, places, owners, rendered, examples: examplesOf(root, everything, owners) };
  const pages = [
    ['README', index(sections, places)],
    ...placed.map(each => [each.entry, entryPage(each, parts)]),
    ...placed.flatMap(({ entry, own }) => own.map(each => [each.name, ownPage(entry, each, parts)])),
    ...[...rendered.values()].filter(({ name }) => !everything.has(name)).map(each => [each.name, topicPage(each)]),
  ];
  refuseTwins(pages.map(([name]) => name));
  return new Map(pages.map(([name, text]) => [`docs/reference/${name}.md`, text]));

  /** The props of a construct or a function are a part of its page or section. */
  function isSection({ name }) {
    return !owners.has(name);
  }
}

/** Two pages whose names differ by case alone are one file on some machines. */
function refuseTwins(names) {
  const twin = names.find((name, at) => names.findIndex(other => other.toLowerCase() === name.toLowerCase()) !== at);
  if (twin !== undefined) throw new Error(`two pages of docs/reference are named ${twin}`);
}

/** A heading that differs from an earlier one by case alone has a number in its anchor. */
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
const grouped = names =>
  groups.map(([title, holds]) => [title, names.filter(holds)]).filter(([, found]) => found.length > 0);

const made = '<!-- Made by npm run docs. -->';

function index(sections, places) {
  const parts = sections.map(({ entry, names }) => {
    const lines = grouped(names).map(
      ([title, found]) => `- ${title}: ${found.map(({ name }) => `[${name}](${places.get(name)})`).join(', ')}`,
    );
    return `## [${entryName(entry)}](${entry}.md)\n\n${lines.join('\n')}\n`;
  });
  return `${made}
# Reference

Every name that the package exports, by entry: a page for each construct with an example, its YAML and its props. The
[guide](../guide.md) is the place to start, [recipes](../recipes.md) are for one task each, and [docs/api](../api) has the signatures.

${parts.join('\n')}`;
}

/** The names of an entry: those with a page of their own in a table, the others in sections. */
function entryPage({ entry, own, others }, parts) {
  const rows = own.map(({ name, doc }) => `| [${name}](${name}.md) | ${cell(firstSentence(prose(doc)))} |`);
  const table = rows.length > 0 ? `| name | is |\n|---|---|\n${rows.join('\n')}\n\n` : '';
  return `${made}
# ${entryName(entry)}

${own.length + others.length} names. Their signatures are in [docs/api](../api/${entry}.md), all entries in the [reference](README.md).

${table}${grouped(others)
  .map(([title, found]) => `## ${title}\n\n${found.map(each => section(each, parts)).join('\n')}`)
  .join('\n')}`;
}

function section(each, parts) {
  const example = parts.examples.get(each.name);
  return [
    `### ${each.name}\n`,
    ...(each.doc === '' ? [] : [`${prose(each.doc)}\n`]),
    ...(example ? [`Example: [${example.title}](${linkOf(example, parts)}).\n`] : []),
    ...tables(each, parts),
  ].join('\n');
}

/** The page of one name: what it is for, an example and what it renders, then its props and members. */
function ownPage(entry, each, parts) {
  const { name, kind, doc } = each;
  const isType = kind === 'interface' || kind === 'type';
  return [
    `${made}\n# ${name}\n`,
    ...(doc === '' ? [] : [`${prose(doc)}\n`]),
    `\`\`\`ts\nimport ${isType ? 'type ' : ''}{ ${name} } from '${entryName(entry)}';\n\`\`\`\n`,
    ...exampleOf(name, parts),
    ...tables(each, parts, '## '),
    `All names of [${entryName(entry)}](${entry}.md), the [reference](README.md).\n`,
  ].join('\n');
}

function exampleOf(name, parts) {
  const example = parts.examples.get(name);
  if (!example) return [];
  const { title, text, isOwn } = example;
  if (!isOwn) return ['## Example\n', `Of [${title}](${example.link}):\n`, `\`\`\`ts\n${text}\`\`\`\n`];
  if (title === name) return ['## Example\n', exampleText(parts.rendered.get(name), mostLines)];
  const rendered = { ...parts.rendered.get(title), shows: [] };
  return ['## Example\n', `Of [${title}](${linkOf(example, parts)}):\n`, exampleText(rendered, fewLines)];
}

/** Examples of names are on their pages, those of several names have a page of their own. */
const linkOf = ({ title, link, isOwn }, { places }) => (isOwn ? (places.get(title) ?? `${title}.md`) : link);

const topicPage = ({ name, ...example }) => `${made}\n# Example: ${name}\n\n${exampleText(example, mostLines)}`;

function tables(each, { everything, places, owners }, heading) {
  const { name, kind, members } = each;
  const props = everything.get(propsName(name));
  const titled = (title, text) => (heading ? `${heading}${title}\n\n${text}` : text);
  return [
    ...(props ? [titled('Props', table('prop', props, places, owners))] : []),
    ...(members.length === 0
      ? []
      : kind === 'class'
        ? [titled('Members', classTable(members))]
        : [titled('Fields', table('field', each, places, owners))]),
  ];
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

const firstSentence = text => /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;

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
