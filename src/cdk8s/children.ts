import type { IConstruct } from 'constructs';

interface Adding {
  readonly host: IConstruct;
  addChild(child: IConstruct, id: string): void;
}

const adding = ({ node }: IConstruct) => node as unknown as Adding;

/** Calls `listener` for each construct that is added to `parent` from now on, before the construct has its node. */
export function onChildAdded(parent: IConstruct, listener: (child: IConstruct) => void): void {
  const node = adding(parent);
  const earlier = Object.hasOwn(node, 'addChild') ? node.addChild : undefined;
  node.addChild = (child, id) => {
    (earlier ?? (Object.getPrototypeOf(node) as Adding).addChild).call(node, child, id);
    listener(child);
  };
}

type Listener = (child: IConstruct, scope: IConstruct) => void;

/** By the nodes' prototype, of which each copy of constructs has its own. */
const listeners = new WeakMap<object, Set<Listener>>();

/**
 * Calls `listener` for each construct that is added to any other from now on, before the construct has its node. It is
 * asked once by prototype: a function of its own for each node would cost more than the rest of a construct.
 */
export function onEveryChildAdded({ node }: IConstruct, listener: Listener): void {
  const prototype = Object.getPrototypeOf(node) as Adding;
  const known = listeners.get(prototype);
  if (known) {
    known.add(listener);
    return;
  }
  const present = new Set([listener]);
  listeners.set(prototype, present);
  const { addChild } = prototype;
  prototype.addChild = function (this: Adding, child, id) {
    addChild.call(this, child, id);
    for (const each of present) each(child, this.host);
  };
}
