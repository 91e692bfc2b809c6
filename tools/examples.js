import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the programs of the reference are: `Name.ts` is the example of `Name`, rendered in the environment of `surroundings.ts`. */
export const examplesFolder = 'docs/examples';
const surroundings = 'surroundings';

/** The names that have an example of their own. */
export const exampleNames = root =>
  readdirSync(join(root, examplesFolder))
    .map(file => file.replace(/\.ts$/, ''))
    .filter(name => name !== surroundings)
    .sort();

/** A module that exports every example by its name, and what is needed to render them. */
export const examplesModule = root => `
  ${exampleNames(root)
    .map(name => `import * as ${name} from './${examplesFolder}/${name}.ts';`)
    .join('\n')}
  export { environment } from './${examplesFolder}/${surroundings}.ts';
  export { App } from 'cdk8s';
  export { System } from './src/index.ts';
  export { graphOf } from './src/graph/from-app.ts';
  export { render } from './src/render/render.ts';
  export const examples = { ${exampleNames(root).join(', ')} };
`;

/** The imports of examples, as the package's user writes them. @param of what \`src\` has for an entry */
export const ownEntries = root => ({
  plainsail: join(root, 'src/index.ts'),
  'plainsail/monitoring': join(root, 'src/entries/monitoring.ts'),
  'plainsail/platform': join(root, 'src/entries/platform.ts'),
  'plainsail/checks': join(root, 'src/entries/checks.ts'),
  'plainsail/types': join(root, 'src/entries/types.ts'),
  'plainsail/testing': join(root, 'src/testing/index.ts'),
});

/** Each example by its name: its program, and the files that running it gives. */
export function renderedExamples(root, { examples, ...rendering }) {
  return new Map(
    Object.entries(examples).map(([name, program]) => {
      const files = renderedBy(program, rendering);
      for (const file of program.shows ?? [])
        if (!files.has(file))
          throw new Error(`${examplesFolder}/${name}.ts does not render ${file}, but ${[...files.keys()].join(', ')}`);
      return [name, { name, source: sourceOf(root, name), files, shows: program.shows ?? [] }];
    }),
  );
}

/** The program as a page has it: without the list of files that the page shows. */
export const sourceOf = (root, name) =>
  readFileSync(join(root, examplesFolder, `${name}.ts`), 'utf8').replace(/\nexport const shows = .*$/s, '');

/**
 * What an example renders: text by file, without what an empty system has as well, and without what only lists files. A
 * fleet is rendered for its first environment.
 */
export function renderedBy(program, rendering) {
  const empty = filesOf({ example: () => undefined }, rendering);
  return new Map([...filesOf(program, rendering)].filter(([file, text]) => text !== empty.get(file)));
}

function filesOf({ example, fleet }, { App, System, environment, graphOf, render }) {
  const app = fleet ? fleet.declare(fleet.environments[0]) : new App();
  if (example) example(new System(app, 'shop', { environment }));
  return new Map(
    [...render(graphOf(app))]
      .map(([path, text]) => [path.split('/').slice(2).join('/'), text])
      .filter(([file]) => file !== 'kustomization.yaml' && file !== '.plainsail'),
  );
}

/**
 * A program and what it renders, as a page shows them.
 * @param most lines of the files that are shown; the others are named
 */
export function exampleText({ source, files, shows }, most) {
  const shown = shows.length > 0 ? shows : first(files, most);
  const others = [...files.keys()].filter(file => !shown.includes(file));
  return [
    `\`\`\`ts\n${source}\`\`\`\n`,
    `It renders ${files.size} ${files.size === 1 ? 'file' : 'files'}.\n`,
    ...shown.map(file => `\`${file}\`:\n\n\`\`\`${languageOf(file)}\n${files.get(file)}\`\`\`\n`),
    ...(others.length > 0 ? [`The others: ${others.map(file => `\`${file}\``).join(', ')}.\n`] : []),
  ].join('\n');
}

const languageOf = file => (/\.ya?ml$/.test(file) ? 'yaml' : 'text');

/** At least one. */
function first(files, most) {
  const shown = [];
  let lines = 0;
  for (const [file, text] of files) {
    lines += text.split('\n').length;
    if (shown.length === 0 || lines <= most) shown.push(file);
  }
  return shown;
}
