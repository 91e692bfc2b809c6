import { closest, distance } from 'fastest-levenshtein';
import { printable, printableLines } from './printable.js';

/** An error makes a run fail, a warning does not. */
export type Severity = 'error' | 'warning';

/** The Kubernetes object that a problem is about. */
export interface ObjectName {
  /** `apps/v1` */
  readonly apiVersion: string;
  /** `Deployment` */
  readonly kind: string;
  /** `metadata.namespace`; undefined for an object of the whole cluster, or without one. */
  readonly namespace?: string | undefined;
  /** `metadata.name` */
  readonly name: string;
}

/** One thing that is wrong, said once: what, where, and what to do about it. */
export interface Problem {
  /** The check's id, or the name of the part that refuses its input: `invalid-port`. Never renamed. */
  readonly id: string;
  /** An error makes the run fail, a warning does not. */
  readonly severity: Severity;
  /** Names the object, quotes the value and says what is allowed. */
  readonly message: string;
  /** What to do. */
  readonly hint?: string | undefined;
  /** The object that it is about, where there is one. */
  readonly object?: ObjectName | undefined;
  /** The declaration that it is about, where there is no object yet: `Worker "mailer" of shop`. */
  readonly subject?: string | undefined;
  /** The environment in which it was declared. */
  readonly environment?: string | undefined;
  /** The field inside the object: `spec.template.spec.containers[0].image`. */
  readonly path?: string | undefined;
  /** The same with the names of list items in place of their numbers, where they have names. */
  readonly namedPath?: string | undefined;
  /** `file:line` of the declaration. */
  readonly source?: string | undefined;
  /** `file:line` of the YAML that was read. */
  readonly file?: string | undefined;
  /** The path of the construct in the cdk8s app that wrote the YAML, where it is recorded. */
  readonly construct?: string | undefined;
  /** The address of the documentation that the problem follows from. */
  readonly docs?: string | undefined;
}

/** The one error type of plainsail. It carries every problem of a run, sorted, each once. */
export class ProblemError extends Error {
  override readonly name: string = 'ProblemError';
  /** All of them, sorted, each once. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: { readonly cause?: unknown }) {
    const sorted = sortProblems(problems);
    super(sorted.map(formatProblem).join('\n'), options);
    this.problems = sorted;
  }
}

/** What was asked for makes no sense, so nothing could run: exit code 2. */
export class UsageError extends ProblemError {
  override readonly name = 'UsageError';
}

/** An error problem; the short way to write one. */
export function problem(id: string, message: string, more: Omit<Problem, 'id' | 'message' | 'severity'> = {}): Problem {
  return { id, severity: 'error', message, ...more };
}

/** Makes errors of one id, each with its hint: what several faults of one input have in common. */
export const rejectionOf = (id: string) => (message: string, hint: string) => problem(id, message, { hint });

/** Runs `work`; what it is refused for is added to the problems of others. @returns its result, where it has one */
export function collecting<T>(problems: Problem[], work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

/** @throws ProblemError with all of them, when one is an error */
export function refuseErrors(problems: readonly Problem[]): void {
  if (problems.some(isError)) throw new ProblemError(problems);
}

export const isError = ({ severity }: Problem): boolean => severity === 'error';

/** More than any text of a report needs. */
const longestText = 2000;

/** What a report shows of a text from outside: its beginning, and how long it is. */
const shortened = (text: string): string =>
  text.length > longestText ? `${text.slice(0, longestText)}… (${text.length} characters)` : text;

/** A problem that can be read, however long what it is about is. */
export function bounded(p: Problem): Problem {
  const { message, hint, object, path } = p;
  const texts = [message, hint, path, ...(object ? Object.values(object) : [])];
  if (texts.every(text => text === undefined || text.length <= longestText)) return p;
  const short = (text: string | undefined) => (text === undefined ? undefined : shortened(text));
  return {
    ...p,
    message: shortened(message),
    ...(hint !== undefined && { hint: shortened(hint) }),
    ...(path !== undefined && { path: shortened(path) }),
    ...(object && {
      object: {
        apiVersion: shortened(object.apiVersion),
        kind: shortened(object.kind),
        namespace: short(object.namespace),
        name: shortened(object.name),
      },
    }),
  };
}

/** Errors first, then by place, in an order that no locale changes; the same problem once, texts bounded. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const keyed = problems.map(bounded).map(p => ({ p, key: sortKey(p) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.filter(({ key }, i) => key !== keyed[i - 1]?.key).map(({ p }) => p);
}

const sortKey = (p: Problem) =>
  [p.severity, p.source, p.file, formatObject(p.object), p.path, p.id, p.message, p.subject, p.environment]
    .map(part => part ?? '')
    .join('\0');

/** `Deployment codeai/api`, or the empty text. */
export function formatObject(object: ObjectName | undefined): string {
  if (!object) return '';
  return `${object.kind} ${object.namespace === undefined ? '' : `${object.namespace}/`}${object.name}`;
}

/** The object or the declaration, and where in it: `Deployment codeai/api spec.replicas`, `Worker "mailer" of shop in production`. */
export function whereOf({ object, path, subject, environment }: Problem): string {
  if (object) return [formatObject(object), path].filter(Boolean).join(' ');
  return [subject, environment && `in ${environment}`, path].filter(Boolean).join(' ');
}

/** The printed form: a headline that says what and where, then the hint and the place, indented. Nothing in it is a command. */
export function formatProblem(p: Problem): string {
  const where = whereOf(p);
  const lines = [printable(`${p.severity} ${p.id}: ${where && `${where}: `}${p.message}`)];
  if (p.hint) lines.push(printableLines(`  hint: ${p.hint}`));
  const at = p.source ?? p.file;
  if (at) lines.push(`  at ${printable(at)}`);
  if (p.construct) lines.push(`  construct ${printable(p.construct)}`);
  return lines.join('\n');
}

/** What is longer was not meant as any name. */
const longestSlip = 200;

/** ` Did you mean "staging"?` with a leading space, or the empty text when nothing allowed is close. */
export function didYouMean(value: string, allowed: Iterable<string>): string {
  if (value.length > longestSlip) return '';
  const names = [...allowed];
  const begun = value.length > 1 ? names.find(name => name.startsWith(value)) : undefined;
  const best = begun ?? (names.length > 0 ? closest(value, names) : undefined);
  return best !== undefined && (best === begun || isClose(value, best)) ? ` Did you mean "${best}"?` : '';
}

function isClose(value: string, name: string): boolean {
  const longest = Math.max(value.length, name.length);
  return distance(value.toLowerCase(), name.toLowerCase()) <= (longest < 4 ? 1 : Math.ceil(longest * 0.4));
}

/** Names that a message lists when all of them are allowed: enough for the values of a field. */
const mostAlternatives = 30;

/** `a Service`, `an Ingress`, `an HTTPRoute`: by how the name of a kind is read aloud. */
export const withArticle = (kind: string): string => `${/^(?:[AEIO]|HTTP)/.test(kind) ? 'an' : 'a'} ${kind}`;

/** `a, b and 3 more`: as many as a person reads, each once. A message never grows with what it is about. */
export function listed(texts: Iterable<string>, most = 5): string {
  const all = [...new Set(texts)];
  const more = all.length - most;
  return more > 0 ? `${all.slice(0, most).join(', ')} and ${more} more` : all.join(', ');
}

/** `"a", "b" or "c"`, for messages; of many the first ten, and how many more there are. */
export function alternatives(names: Iterable<string>): string {
  const quoted = [...names].map(name => `"${name}"`);
  if (quoted.length > mostAlternatives) return listed(quoted, 10);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

/** Whether a name is another in another case, or with one letter more, less or wrong; a plural is a name of its own. */
export function isSlip(name: string, known: string): boolean {
  const [short, long] = name.length < known.length ? [name, known] : [known, name];
  if (name.toLowerCase() === known.toLowerCase()) return true;
  return short.length > 2 && `${short}s` !== long && !/\d/.test(long) && distance(name, known) === 1;
}
