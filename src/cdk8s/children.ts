import type { IConstruct } from 'constructs';

/** Calls `listener` for each construct that is added to `parent` from now on, before the construct has its node. */
export function onChildAdded(parent: IConstruct, listener: (child: IConstruct) => void): void {
  const node = parent.node as unknown as { addChild(child: IConstruct, id: string): void };
  const { addChild } = node;
  node.addChild = (child, id) => {
    addChild.call(node, child, id);
    listener(child);
  };
}
