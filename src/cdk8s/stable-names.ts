import { Construct, type IConstruct, type Node } from 'constructs';
import { onEveryChildAdded } from './children.js';

/** The constructs below which the names of charts are stable. */
const stable = new WeakSet<IConstruct>();
/** The one above each construct that is a nested chart, or is inside one. */
const nested = new WeakMap<IConstruct, IConstruct>();

/**
 * From now on, a chart that is added below `parent`, at any depth, gives its objects the names that they have where
 * `parent` is an app: cdk8s makes names and labels of paths and addresses, and those begin below `parent`.
 */
export function stabilizeNames(parent: IConstruct): void {
  stable.add(parent);
  onEveryChildAdded(parent, nameAsNested);
}

function nameAsNested(child: IConstruct, scope: IConstruct): void {
  const root = nested.get(scope) ?? (isOfChart(child) ? stableAround(scope) : undefined);
  if (!root) return;
  nested.set(child, root);
  onceItHasItsNode(child, node => {
    const { path, addr } = namesake(node, root);
    Object.defineProperties(node, { path: { value: path }, addr: { value: addr } });
  });
}

/** Whether a construct that is still being made is a chart, of whichever copy of cdk8s. */
const isOfChart = (child: IConstruct): boolean => 'isChart' in child.constructor;

function stableAround(construct: IConstruct): IConstruct | undefined {
  for (let at: IConstruct | undefined = construct; at; at = at.node.scope) if (stable.has(at)) return at;
  return undefined;
}

/** The node that this one would be in a tree that begins where names do: below `root`. */
function namesake({ scopes }: Node, root: IConstruct): Node {
  const below = scopes.slice(scopes.indexOf(root) + 1);
  const app: IConstruct = new Construct(undefined as never, '');
  return below.reduce((scope, { node }) => new Construct(scope as Construct, node.id), app).node;
}

function onceItHasItsNode(child: IConstruct, listener: (node: Node) => void): void {
  const define = (property: PropertyDescriptor) =>
    Object.defineProperty(child, 'node', { ...property, configurable: true, enumerable: true });
  define({
    set: (node: Node) => {
      define({ value: node, writable: true });
      listener(node);
    },
  });
}
