import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { recordedAround } from './record.js';

/** The namespace of what is declared here: its chart's, or its system's where its chart has none. */
export const namespaceAt = (construct: IConstruct): string | undefined =>
  Chart.of(construct).namespace ?? recordedAround(construct, 'unit').at(-1)?.namespace;

/** `shop/web/api`: where a construct is in its tree. Its path is another one below a chart that keeps its names. */
export const placeOf = ({ node }: IConstruct): string =>
  node.scopes
    .map(scope => scope.node.id)
    .filter(id => id !== '')
    .join('/');
