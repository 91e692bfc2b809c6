import type { Token } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

const opening = new Set(['if', 'range', 'with', 'define', 'block']);

interface Open {
  readonly word: string;
  /** The variables that are known where it ends. */
  readonly before: ReadonlySet<string>;
  /** Whether `.` is what the template was given. */
  readonly isRoot: boolean;
  isElse: boolean;
}

/** The blocks that are open, the variables that are known in them, and the pipeline of the action that was taken last. */
export class Blocks {
  readonly functions: ReadonlySet<string>;
  readonly fields: ReadonlySet<string>;
  variables: Set<string>;
  isRoot = true;
  /** What is left of the action to be read as a pipeline. */
  pipeline: readonly Token[] = [];
  private readonly open: Open[] = [];

  constructor({ functions, variables, fields }: Vocabulary) {
    this.functions = functions;
    this.fields = fields;
    this.variables = new Set(['$', ...variables]);
  }

  /** Takes an action; says what is wrong with its first word. */
  take(all: readonly Token[]): string | undefined {
    const tokens = trimmed(all);
    const [first] = tokens;
    this.pipeline = [];
    if (!first) return 'missing value';
    if (first.kind !== 'word') return this.rest(tokens);
    const { text } = first;
    const rest = trimmed(tokens.slice(1));
    if (text === 'end') return rest.length > 0 ? 'unexpected words after end' : this.close();
    if (text === 'else') return this.alternative(rest);
    if (text === 'break' || text === 'continue')
      return this.open.some(({ word }) => word === 'range') ? undefined : `${text} outside of range`;
    if (text === 'template') return this.named(rest);
    if (!opening.has(text)) return this.rest(tokens);
    this.push(text);
    if (text === 'define' || text === 'block') {
      this.isRoot = false;
      return this.named(rest);
    }
    const isEmpty = rest.length === 0;
    if (isEmpty) return `missing value for ${text}`;
    this.pipeline = rest;
    return undefined;
  }

  /** The dot inside of `range` and `with` is another one; called when the pipeline of the action is read. */
  enter(): void {
    const word = this.open.at(-1)?.word;
    if (word === 'range' || word === 'with') this.isRoot = false;
  }

  get unclosed(): string | undefined {
    const last = this.open.at(-1);
    return last && `{{ ${last.word} }} has no {{ end }}`;
  }

  private push(word: string): void {
    this.open.push({ word, before: new Set(this.variables), isRoot: this.isRoot, isElse: false });
  }

  private rest(tokens: readonly Token[]): undefined {
    this.pipeline = tokens;
  }

  private named([name]: readonly Token[]): string | undefined {
    return name?.kind === 'text' ? undefined : 'the name of a template is not in quotes';
  }

  private close(): string | undefined {
    const last = this.open.pop();
    if (!last) return 'unexpected end';
    this.variables = new Set(last.before);
    this.isRoot = last.isRoot;
    return undefined;
  }

  private alternative(rest: readonly Token[]): string | undefined {
    const last = this.open.at(-1);
    if (!last || last.word === 'define' || last.word === 'block') return 'unexpected else';
    if (last.isElse) return 'a second else';
    this.variables = new Set(last.before);
    this.isRoot = last.isRoot;
    const [first] = rest;
    last.isElse = first === undefined;
    if (!first) return undefined;
    if (first.text !== 'if' && first.text !== 'with') return `unexpected "${first.text}" after else`;
    this.pipeline = trimmed(rest.slice(1));
    return this.pipeline.length === 0 ? `missing value for else ${first.text}` : undefined;
  }
}

export function trimmed(tokens: readonly Token[]): readonly Token[] {
  const from = tokens.findIndex(({ kind }) => kind !== 'space');
  const to = tokens.findLastIndex(({ kind }) => kind !== 'space');
  return from < 0 ? [] : tokens.slice(from, to + 1);
}
