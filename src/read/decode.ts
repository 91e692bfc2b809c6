import { type Spelling, type TextFault, Unreadable } from './document.js';
import { floatKey } from './float-key.js';
import type { Node } from './node.js';
import { isInteger, type Resolved, resolvePlain } from './resolve.js';
import { resolveTagged, WrongTag } from './tagged.js';

/** The object store of a cluster holds 1.5 MiB of an object, and a value takes at least two bytes of it. */
const mostExpanded = 800_000;
const mergeTag = 'tag:yaml.org,2002:merge';
const highestKey = 2n ** 63n - 1n;

/** Makes values of nodes, as JSON has them. */
export class Decoder {
  readonly spellings: Spelling[] = [];
  readonly faults: TextFault[] = [];
  /** What JSON cannot say, unless a key that stands twice replaces it. */
  private readonly unsayable: Unsayable[] = [];
  private count = 0;
  private expanded = 0;
  private readonly open = new Set<Node>();

  /** @throws Unreadable for what JSON cannot say, and for aliases that never end or stand for too much */
  decode(root: Node): unknown {
    const value = this.value(root);
    this.note([value], 0, root, value);
    if (this.unsayable.length > 0) refuseUnsayable(this.unsayable, value);
    return value;
  }

  private value(node: Node): unknown {
    this.counts(node);
    switch (node.kind) {
      case 'alias':
        return this.within(node, target => this.value(target));
      case 'list':
        return this.list(node);
      case 'map': {
        const map = {};
        this.fill(node, map);
        return map;
      }
      default:
        return this.scalar(node);
    }
  }

  /** The readers of Kubernetes refuse a text most of which is made by aliases. */
  private counts({ line }: Node): void {
    this.count++;
    if (this.open.size === 0) return;
    this.expanded++;
    const isBomb = this.expanded > 100 && this.count > 1000 && this.expanded / this.count > shareAllowed(this.count);
    if (isBomb || this.expanded > mostExpanded)
      throw new Unreadable('its aliases expand to too many values', line, 'Write the values out.');
  }

  private within<T>(alias: Node, work: (target: Node) => T): T {
    const { line, text, target } = alias;
    if (this.open.has(alias)) throw new Unreadable(`&${text} contains itself`, line, 'Write the value out.');
    this.open.add(alias);
    const made = work(target as Node);
    this.open.delete(alias);
    return made;
  }

  private list(node: Node): unknown[] {
    const list: unknown[] = [];
    for (const child of node.children) {
      const value = this.value(child);
      this.note(list, list.length, child, value);
      list.push(value);
    }
    return list;
  }

  private fill({ children }: Node, map: Record<string, unknown>): void {
    /** Those that the map states itself, besides what it merges, and whether they are reported. */
    const keys = new Map<string, boolean>();
    for (let i = 0; i < children.length; i += 2) {
      const keyNode = children[i] as Node;
      const valueNode = children[i + 1] as Node;
      if (isMerge(keyNode)) {
        this.merge(valueNode, map);
        continue;
      }
      const key = this.key(keyNode, map);
      const value = this.value(valueNode);
      if (key === undefined) continue;
      const reported = keys.get(key);
      if (reported === false) this.faults.push(twice(key, keyNode.line));
      if (reported !== true) keys.set(key, reported === false);
      set(map, key, value);
      if (key !== textOf(keyNode))
        this.spellings.push({ holder: map, key, text: textOf(keyNode), line: keyNode.line, isKey: true });
      this.note(map, key, valueNode, value);
    }
  }

  /** What is merged counts where it stands: it replaces what came before, and gives way to what follows. */
  private merge(node: Node, map: Record<string, unknown>): void {
    if (node.kind === 'list') {
      for (const child of node.children.toReversed()) this.mergeMap(child, map);
    } else this.mergeMap(node, map);
  }

  private mergeMap(node: Node, map: Record<string, unknown>): void {
    if (node.kind !== 'map' && node.target?.kind !== 'map')
      throw new Unreadable(
        '"<<" merges a map or a list of maps; its value is neither',
        node.line,
        'Name a map, or put "<<" in quotes.',
      );
    this.counts(node);
    if (node.kind === 'map') this.fill(node, map);
    else
      this.within(node, target => {
        this.counts(target);
        this.fill(target, map);
      });
  }

  /** Undefined where it cannot be one. */
  private key(node: Node, holder: object): string | undefined {
    const { kind, line } = node.target ?? node;
    if (kind === 'map' || kind === 'list') throw keyIs(kind === 'map' ? 'a map' : 'a list', line);
    this.counts(node);
    if (!node.target) return this.keyText(node, holder);
    return this.within(node, target => {
      this.counts(target);
      return this.keyText(target, holder);
    });
  }

  private keyText(node: Node, holder: object): string | undefined {
    const value = this.resolve(node);
    const isHuge = typeof value === 'bigint' && value > highestKey;
    if (value === null || isHuge) {
      const fault = keyIs(isHuge ? `${value}, beyond 64 bits with a sign` : 'null', node.line);
      this.unsayable.push({ fault, holder });
      return undefined;
    }
    if (typeof value === 'number' && !(isInteger(node.text) && !node.tag.endsWith(':float'))) return floatKey(value);
    return String(value);
  }

  private scalar(node: Node): unknown {
    const value = this.resolve(node);
    return typeof value === 'bigint' ? Number(value) : value;
  }

  private resolve({ tag, plain, text, line }: Node): Resolved {
    if (tag === '') return plain ? resolvePlain(text) : text;
    try {
      return resolveTagged(tag, text);
    } catch (error) {
      if (error instanceof WrongTag) throw new Unreadable(error.message, line, 'Remove the tag, or correct the value.');
      throw error;
    }
  }

  private note(holder: object, key: string | number, node: Node, value: unknown): void {
    if (typeof value !== 'number' && typeof value !== 'boolean') return;
    const { text, line } = node.target ?? node;
    if (typeof value === 'number' && !Number.isFinite(value)) {
      const fix = 'Put it in quotes where text is meant.';
      const fault = new Unreadable(`${text} is read as a number, and JSON has no such number`, line, fix);
      this.unsayable.push({ fault, holder, key });
    } else if (isSpelling(text, value)) this.spellings.push({ holder, key, text, line, isKey: false });
  }
}

interface Unsayable {
  readonly fault: Unreadable;
  readonly holder: object;
  /** Where the value stands; the fault is with the map itself otherwise. */
  readonly key?: string | number;
}

/** @throws Unreadable for the first that is still in the value */
function refuseUnsayable(unsayable: readonly Unsayable[], root: unknown): void {
  const reached = new Set<unknown>();
  const open: unknown[] = [root];
  for (let value = open.pop(); open.length > 0 || value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    reached.add(value);
    for (const inside of Object.values(value)) open.push(inside);
  }
  for (const { fault, holder, key } of unsayable) {
    if (key === undefined ? reached.has(holder) : isInfinite(reached.has(holder) ? Reflect.get(holder, key) : root))
      throw fault;
  }
}

const isInfinite = (value: unknown): boolean => typeof value === 'number' && !Number.isFinite(value);

/** Whether text and value look different. */
export const isSpelling = (text: string, value: number | boolean): boolean => text !== String(value);

const textOf = (node: Node): string => (node.target ?? node).text;

const isMerge = ({ kind, text, plain, tag }: Node): boolean =>
  kind === 'scalar' && text === '<<' && (plain || tag === mergeTag);

/** As the readers of Go have it: nearly everything of a small text, a tenth of a large one. */
function shareAllowed(count: number): number {
  const [small, large] = [400_000, 4_000_000];
  if (count <= small) return 0.99;
  return count >= large ? 0.1 : 0.99 - (0.89 * (count - small)) / (large - small);
}

/** `__proto__` is a key like any other. */
function set(map: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  else map[key] = value;
}

const keyIs = (found: string, line: number): Unreadable =>
  new Unreadable(
    `a key is ${found}, and has to be text`,
    line,
    'Put it in quotes; a template has to be rendered first.',
  );

/** Not an error: a text may have as many of these as keys, and an error takes a hundred times as long to make. */
const twice = (key: string, line: number): TextFault => ({
  message: `key "${key}" is set twice in one map`,
  line,
  hint: 'Keep one: Kustomize and Flux refuse the file, kubectl silently takes the last one.',
});
