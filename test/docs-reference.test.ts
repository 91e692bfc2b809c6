import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { App } from 'cdk8s';
import { graphOf } from '../src/graph/from-app.js';
import { System } from '../src/index.js';
import { render } from '../src/render/render.js';
import { apiPages } from '../tools/api-report.js';
import { exampleNames, examplesFolder, renderedExamples } from '../tools/examples.js';
import { referencePages } from '../tools/reference.js';

const root = join(__dirname, '..');
const program = (name: string) => require(join(root, examplesFolder, `${name}.ts`));
const rendered = renderedExamples(root, {
  examples: Object.fromEntries(exampleNames(root).map(name => [name, program(name)])),
  environment: program('surroundings').environment,
  App,
  System,
  graphOf,
  render,
});
const pages = referencePages(root, rendered);
const pageOf = (name: string) => pages.get(`docs/reference/${name}.md`);

/** The text below a heading, up to the next. */
const section = (page: string, heading: string) => page.split(/^### /m).find(each => each.startsWith(`${heading}\n`))!;

/** The anchors of a page, as GitHub makes them: a heading that is there already gets a number. */
function anchorsOf(text: string): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const anchors = [...text.replace(/^```.*?^```/gms, '').matchAll(/^#+ (.*)$/gm)].map(([, heading]) => {
    const plain = heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    const before = counts.get(plain) ?? 0;
    counts.set(plain, before + 1);
    return before === 0 ? plain : `${plain}-${before}`;
  });
  return new Set(anchors);
}

test('each name of an entry has a page or a section; the props of a construct are on that of the construct', () => {
  const missing = [...apiPages(root)].flatMap(([path, api]) => {
    const page = pages.get(path.replace('docs/api', 'docs/reference'))!;
    const names = [...api.matchAll(/^(?:abstract )?(?:class|const|function|interface|type) (\w+)/gm)].map(
      ([, n]) => n!,
    );
    return names.filter(name => !name.endsWith('Props') && !pageOf(name) && !section(page, name));
  });
  expect(missing).toEqual([]);
});

test('the page of a construct has its purpose, an example, the YAML, and its props, in this order', () => {
  const text = pageOf('WebService')!;
  const parts = [
    '# WebService\n\nA server: Deployment, Service, autoscaling, disruption budget, public route and metrics.\n',
    "import { WebService } from 'plainsail';",
    '## Example',
    "new WebService(shop, 'api', {",
    '`deployment-api.yaml`:\n\n```yaml\napiVersion: apps/v1\nkind: Deployment\n',
    '## Props',
    '| `ports` | `Ports` | required | Container ports by name.',
    'As well as those of [`ReplicatedProps`](ReplicatedProps.md).',
    '## Members',
    '| `deployment` | `PlainObject<Deployment>` | The Deployment as it is rendered. |',
  ];
  const places = parts.map(part => text.indexOf(part));
  expect(places.map((place, at) => [parts[at], place > (places[at - 1] ?? -1)])).toEqual(
    parts.map(part => [part, true]),
  );
});

/** cdk8s makes the first, the package throws the next two, and a test has the last. */
const rendersNothing = ['PlainsailValidation', 'ProblemError', 'ExpectationError', 'Rendered'];

test('every page of a class, of props and of a function with props has a program and what it renders', () => {
  const names = [...rendered.keys()];
  const own = [...pages.keys()].map(path => path.slice('docs/reference/'.length, -'.md'.length));
  const entryPages = [
    'README',
    ...[...apiPages(root).keys()].map(path => path.slice('docs/api/'.length, -'.md'.length)),
  ];
  const without = own
    .filter(name => ![...entryPages, ...rendersNothing].includes(name))
    .filter(
      name => !/^```ts\n(?!import [^\n]*\n```).*?^It renders \d+ files?\..*?^```(?:yaml|text)$/ms.test(pageOf(name)!),
    );
  expect(own.length).toBeGreaterThan(names.length);
  expect(without).toEqual([]);
});

test('each link leads to a heading that is there', () => {
  const broken = [...pages].flatMap(([path, text]) =>
    [...text.matchAll(/\]\(([^)#\s]*)(?:#([^)\s]*))?\)/g)]
      .map(([, file, anchor]) => [normalize(join(dirname(path), file!)), anchor] as const)
      .filter(([file, anchor]) => {
        const target = pages.get(file) ?? (existsSync(join(root, file)) ? file : undefined);
        if (target === undefined || anchor === undefined) return target === undefined;
        return !anchorsOf(pages.get(file) ?? readFileSync(join(root, file), 'utf8')).has(anchor);
      })
      .map(([file, anchor]) => `${path}: ${file}#${anchor}`),
  );
  expect(broken).toEqual([]);
});
