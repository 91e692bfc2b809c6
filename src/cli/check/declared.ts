import { join } from 'node:path';
import type { CheckSelection } from '../../checks/registry.js';
import { compareRenders } from '../../compare/compare.js';
import type { Fleet } from '../../fleet/fleet.js';
import { type Examination, environmentProblems } from '../../synth/environment-problems.js';
import { visitEnvironments } from '../../synth/environments.js';
import { GatedNamespaces } from '../../synth/gated-namespaces.js';
import { SharedObjects } from '../../synth/shared-objects.js';
import { previousIn } from './previous.js';
import { joined, type Report } from './report.js';

/** Which declared systems are checked, and how. */
export interface DeclaredRequest {
  /** @default all */
  readonly environment?: string | undefined;
  readonly facts: NonNullable<Examination['facts']>;
  readonly selection: CheckSelection;
  /** The folder with the previous render of the fleet. @default nothing is compared */
  readonly against?: string | undefined;
  /** Objects whose changes are intended. */
  readonly accepted: readonly string[];
}

/** Checks the declared systems, each environment as a cluster of its own. */
export function checkDeclared(fleet: Fleet, request: DeclaredRequest): Report {
  const { environment, facts, selection, against, accepted } = request;
  const clusters = { shared: new SharedObjects(), gated: new GatedNamespaces(fleet.gates) };
  const reports: Report[] = [];
  const refused = visitEnvironments(fleet, { environment, definitions: facts.definitions }, (each, graph) => {
    const { problems, report } = environmentProblems(each, graph, { ...clusters, facts, selection });
    const previous = previousIn(against && join(against, each.name), facts.definitions);
    const changes = previous
      ? compareRenders([{ previous, next: graph, definitions: facts.definitions }], accepted)
      : [];
    reports.push({ objects: graph.objects.length, problems: [...problems, ...changes], waived: report.waived });
  });
  return joined([...reports, { objects: 0, problems: refused, waived: [] }]);
}
