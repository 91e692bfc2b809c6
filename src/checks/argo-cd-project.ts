import { at, type Fields, fieldsOf, listOf, textOf } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import { isOpen } from './applications.js';
import { globMatches } from './argo-cd-glob.js';

/** True or false; undefined where it depends on what is not in the manifests. */
type Answer = boolean | undefined;

const or = (a: Answer, b: Answer): Answer => (a || b ? true : a === false && b === false ? false : undefined);
const and = (a: Answer, b: Answer): Answer => (a === false || b === false ? false : a && b ? true : undefined);
const isDenial = (pattern: string): boolean => pattern.startsWith('!');

/** Whether a project permits a repository: one pattern has to, and none may deny it. */
export function permitsSource(project: Fields, url: string): boolean {
  const patterns = textsOf(project['sourceRepos']);
  const fits = (pattern: string) => globMatches(normalized(pattern), normalized(url), '/');
  if (patterns.some(pattern => isDenial(pattern) && fits(pattern.slice(1)))) return false;
  return patterns.some(pattern => isDenial(pattern) || fits(pattern));
}

/** Git's ways to write one address. */
function normalized(url: string): string {
  const text = url.trim().toLowerCase();
  const isShort = /^[^/:]+@[^/:]+:/.test(text);
  return (isShort ? text.replace(':', '/') : text).replace(/^ssh:\/\//, '').replace(/\.git$/, '');
}

/** The two names of the cluster that Argo CD runs in. */
const home = { server: 'https://kubernetes.default.svc', name: 'in-cluster' };

/** Whether a project permits a namespace of a cluster. */
export function permitsDestination(project: Fields, destination: Fields, namespace: string): Answer {
  const given = { server: textOf(destination['server']) || undefined, name: textOf(destination['name']) || undefined };
  const { server, name } = given.server === home.server || given.name === home.name ? home : given;
  let answer: Answer = false;
  for (const item of listOf(project['destinations']).map(fieldsOf)) {
    const patterns = { server: textOf(item['server']) ?? '', name: textOf(item['name']) ?? '' };
    const inNamespace = matches(textOf(item['namespace']) ?? '', namespace);
    const [byServer, byName] = [matches(patterns.server, server), matches(patterns.name, name)];
    if (byName === false && isDenial(patterns.name)) return false;
    if (byServer === false && isDenial(patterns.server) && inNamespace) return false;
    if (inNamespace === false && isDenial(textOf(item['namespace']) ?? '') && byServer) return false;
    answer = or(answer, and(or(byServer, byName), inNamespace));
  }
  return answer;
}

/** Whether a project permits anything in a cluster. */
export function permitsCluster(project: Fields, destination: Fields): Answer {
  const anywhere = listOf(project['destinations']).map(item => ({ ...fieldsOf(item), namespace: '*' }));
  return permitsDestination({ destinations: anywhere }, destination, 'default');
}

function matches(pattern: string, text: string | undefined): Answer {
  if (pattern === '') return text === '';
  if (pattern === '*') return true;
  if (text === undefined || isOpen(text)) return undefined;
  return isDenial(pattern) ? !globMatches(pattern.slice(1), text) : globMatches(pattern, text);
}

/** Whether a project permits a kind: for the whole cluster it has to be listed, in a namespace only where a list is. */
export function permitsKind(project: Fields, { group, kind, name, namespace }: GraphObject): boolean {
  const scope = namespace === undefined ? 'cluster' : 'namespace';
  const isIn = (list: unknown) =>
    listOf(list).some(each => {
      const pattern = fieldsOf(each);
      const named = namespace === undefined ? textOf(pattern['name']) || '*' : '*';
      return (
        globMatches(textOf(pattern['kind']) ?? '', kind, '/') &&
        globMatches(textOf(pattern['group']) ?? '', group, '/') &&
        globMatches(named, name)
      );
    });
  const allowed = project[`${scope}ResourceWhitelist`];
  const isAllowed = isIn(allowed) || (namespace !== undefined && (allowed === undefined || allowed === null));
  return isAllowed && !isIn(project[`${scope}ResourceBlacklist`]);
}

/** Whether a project in Argo CD's namespace permits Applications in another one. */
export function permitsNamespace(project: Fields, own: string, namespace: string): boolean {
  const isOf = (pattern: string) => pattern.startsWith('/') || globMatches(pattern, namespace);
  return own === namespace || textsOf(project['sourceNamespaces']).some(isOf);
}

const textsOf = (value: unknown): readonly string[] => listOf(value).filter(each => typeof each === 'string');

/** What an Application takes its manifests from, with the field of each. */
export function sourcesOf(spec: Fields): readonly { readonly path: string; readonly source: Fields }[] {
  const several = listOf(spec['sources']);
  if (several.length > 0) return several.map((each, i) => ({ path: `spec.sources[${i}]`, source: fieldsOf(each) }));
  return spec['source'] === undefined ? [] : [{ path: 'spec.source', source: at(spec, 'source') }];
}
