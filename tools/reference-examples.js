import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf } from './docstrings.js';
import { exampleNames, sourceOf } from './examples.js';

/** Pages for people whose programs are shown as examples, the first that has one is named. */
const first = ['guide.md', 'recipes.md'];

/** `WebServiceProps` is for `WebService`, `PostgresProps` for `postgres`. */
export const propsName = name => `${name[0].toUpperCase()}${name.slice(1)}Props`;

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
export function examplesOf(root, everything, owners) {
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
