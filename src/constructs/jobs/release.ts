import { createHash } from 'node:crypto';
import { Chart, Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { recorded } from '../../intent/record.js';

/**
 * The annotation by which a Job's pods change with every release of their system, and with nothing else: Flux makes a
 * Job anew only when it differs. It is a digest of all images and configuration of the chart.
 */
export const releaseAnnotation = (by: IConstruct): Readonly<Record<string, string>> => ({
  'plainsail.dev/release': Lazy.any({ produce: () => releaseOf(Chart.of(by)) }) as unknown as string,
});

function releaseOf(chart: Chart): string {
  const parts = recorded(chart.node.root, 'release')
    .filter(({ by }) => by.node.scopes.includes(chart))
    .map(({ by, value }) => JSON.stringify([by.node.path, value.images, value.configuration]));
  return createHash('sha256').update(parts.sort().join('\n')).digest('hex').slice(0, 16);
}
