import { Construct, type IConstruct, type Node } from 'constructs';
import { onChildAdded } from './children.js';

/**
 * From now on, a chart that is added below `parent`, at any depth, gives its objects the names that they have where
 * `parent` is an app: cdk8s makes names and labels of paths and addresses, and those begin below `parent`.
 */
export function stabilizeNames(parent: IConstruct): void {
  namedAs(parent, () => new Construct(undefined as never, ''), false);
}

/** @param namesake what stands for `parent` in a tree that begins where names do */
function namedAs(parent: IConstruct, namesake: () => IConstruct, isInChart: boolean): void {
  onChildAdded(parent, child => {
    const isNested = isInChart || isOfChart(child);
    onceItHasItsNode(child, node => {
      const own = once(() => {
        const scope = namesake();
        scope.node.tryRemoveChild(node.id);
        return new Construct(scope as Construct, node.id);
      });
      if (isNested) {
        const { path } = own().node;
        Object.defineProperties(node, { path: { value: path }, addr: { get: () => own().node.addr } });
      }
      namedAs(child, own, isNested);
    });
  });
}

/** Whether a construct that is still being made is a chart, of whichever copy of cdk8s. */
const isOfChart = (child: IConstruct): boolean => 'isChart' in child.constructor;

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

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
