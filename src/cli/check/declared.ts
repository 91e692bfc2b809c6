import type { CheckSelection } from '../../checks/registry.js';
import type { Change } from '../../compare/change.js';
import { changeProblems, changesOfRenders } from '../../compare/compare.js';
import { ratcheted } from '../../compare/ratcheted.js';
import type { Fleet } from '../../fleet/fleet.js';
import { type Examination, environmentProblems } from '../../synth/environment-problems.js';
import { visitEnvironments } from '../../synth/environments.js';
import { GatedNamespaces } from '../../synth/gated-namespaces.js';
import { SharedObjects } from '../../synth/shared-objects.js';
import { rendersOf } from '../diff/declared.js';
import type { Side } from '../diff/sides.js';
import { joined, type Report } from './report.js';

/** Which declared systems are checked, and how. */
export interface DeclaredRequest {
  /** @default all */
  readonly environment?: string | undefined;
  readonly facts: NonNullable<Examination['facts']>;
  readonly selection: CheckSelection;
  /** The render of the fleet that the clusters have. @default nothing is compared */
  readonly against?: Side | undefined;
  /** Objects whose changes are intended. */
  readonly accepted: readonly string[];
}

/** Checks the declared systems, each environment as a cluster of its own. */
export function checkDeclared(fleet: Fleet, request: DeclaredRequest): Report {
  const { environment, facts, selection, against, accepted } = request;
  const before = against && rendersOf(against, facts.definitions);
  const clusters = { shared: new SharedObjects(fleet), gated: new GatedNamespaces(fleet) };
  const reports: Report[] = [];
  const changes: Change[] = [];
  const refused = visitEnvironments(fleet, { environment, definitions: facts.definitions }, (each, graph) => {
    const { problems, report } = environmentProblems(each, graph, { ...clusters, facts, selection });
    const previous = before?.get(each.name);
    const { kubernetes } = each.cluster;
    const kept = previous ? ratcheted(problems, { previous, next: graph, kubernetes }) : problems;
    if (previous) {
      changes.push(...changesOfRenders({ previous, next: graph, definitions: facts.definitions, kubernetes }));
    }
    reports.push({ objects: graph.objects.length, problems: kept, waived: report.waived });
  });
  const open = before ? changeProblems(changes, accepted) : [];
  return joined([...reports, { objects: 0, problems: [...open, ...refused], waived: [] }]);
}
