import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import { AlertRoutes } from '../monitoring/alert-routes.js';
import { type PropsOf, refuseGiven, required } from '../object/props.js';
import { aText } from '../object/shapes.js';

export interface SharedNamespaceProps {
  /** The name of the namespace. */
  readonly namespace: string;
}

const sharedNamespaceProps = {
  namespace: required(aText),
} satisfies PropsOf<SharedNamespaceProps>;

/** A namespace of the platform that a system also declares things in: nothing is rendered that governs all of it. */
export class SharedNamespace extends Chart {
  constructor(scope: Construct, id: string, props: SharedNamespaceProps) {
    refuseGiven(SharedNamespace, props, sharedNamespaceProps);
    const { namespace } = props;
    const { labels } = Chart.of(scope);
    super(scope, id, { namespace, labels, disableResourceNameHashes: true });
    const { alerting } = clusterOf(this);
    const system = labels['app.kubernetes.io/part-of'];
    if (!alerting || system === undefined) return;
    new AlertRoutes(this, 'alert-routes', { name: system, receivers: alerting, only: { system } });
  }
}
