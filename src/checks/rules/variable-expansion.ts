import { type Fields, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { provided } from '../../graph/provided.js';
import { type Container, containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

/** `$$(NAME)` is the text; what no variable could be called is text as well, and a Service's own variables are always there. */
const variablesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\$(\$|\(([A-Za-z_][A-Za-z0-9_.-]*)\))/g)]
    .flatMap(([, , name]) => name ?? [])
    .filter(name => !/_(SERVICE_HOST|SERVICE_PORT|PORT)/.test(name));

/** In a shell `$(…)` is a command. */
const isShell = ({ command, args }: Fields): boolean =>
  [...listOf(command), ...listOf(args)].some(part => /^-\w*c\w*$/.test(`${part}`));

/** The variables that whole ConfigMaps and Secrets bring; undefined when some of them are not known here. */
function keysFrom(graph: Graph, { workload, fields }: Container): Set<string> | undefined {
  const known = new Set<string>();
  for (const source of listOf(fields['envFrom'])) {
    const { prefix = '', configMapRef, secretRef } = fieldsOf(source);
    const kind = configMapRef ? 'ConfigMap' : 'Secret';
    const name = textOf(fieldsOf(configMapRef ?? secretRef)['name']) ?? '';
    const makers = provided(graph, kind, workload.namespace, name);
    if (makers.length === 0 || makers.some(({ keys }) => !keys)) return undefined;
    for (const key of makers.flatMap(({ keys }) => [...(keys ?? [])])) known.add(`${prefix}${key}`);
  }
  return known;
}

export const variableExpansion: Check = {
  id: 'variable-expansion',
  title: 'Every $(VARIABLE) is defined before it is used',
  why: 'The program gets the text `$(NAME)` itself: in the place of an address or a password.',
  fix: 'Define the variable earlier in the same list, or write `$$(NAME)` if the text is meant.',
  category: 'config',
  severity: 'error',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: api:1
      env: [{ name: URL, value: "http://$(HOST)" }, { name: HOST, value: db }]
`,
  *check(graph) {
    for (const container of containers(graph)) {
      const known = keysFrom(graph, container);
      if (!known) continue;
      for (const { path, text, defined } of expandedTexts(container)) {
        for (const name of variablesIn(text)) {
          if (known.has(name) || defined.includes(name)) continue;
          const when = isSet(container, name) ? 'is defined only later' : 'is not defined';
          yield finding(container.object, path, `$(${name}) ${when}: the text stays as it is`);
        }
      }
    }
  },
};

interface Expanded {
  readonly path: string;
  readonly text: string;
  /** The variables of the container's own list that are defined by then. */
  readonly defined: readonly string[];
}

/** The values of variables in their order, then command and arguments, which see all of them. */
function* expandedTexts({ path, fields }: Container): Iterable<Expanded> {
  const defined: string[] = [];
  for (const [i, entry] of listOf(fields['env']).entries()) {
    const { name, value } = fieldsOf(entry);
    yield { path: `${path}.env[${i}].value`, text: textOf(value) ?? '', defined };
    defined.push(`${name}`);
  }
  for (const field of isShell(fields) ? [] : ['command', 'args']) {
    for (const [i, part] of listOf(fields[field]).entries())
      yield { path: `${path}.${field}[${i}]`, text: `${part}`, defined };
  }
}

const isSet = ({ fields }: Container, name: string): boolean =>
  listOf(fields['env']).some(entry => fieldsOf(entry)['name'] === name);
