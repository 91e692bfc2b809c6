import { existsSync } from 'node:fs';
import type { CheckContext } from '../checks/check.js';
import { refuseIdle, validOptions } from '../checks/options.js';
import { checkGraph, checkIds, checks, selectChecks } from '../checks/registry.js';
import { projectDefaults } from '../defaults/project.js';
import { isError } from '../problem.js';
import { readDefinitions } from '../read/definitions.js';
import { readSources } from '../read/files.js';
import { readManifests } from '../read/manifests.js';
import type { PluginEnvironment, PluginProperties } from './properties.js';
import { validProperties } from './valid-properties.js';
import { type ValidationContext, violationsOf } from './violations.js';
import { waived } from './waived.js';

/**
 * Checks all manifests of a cdk8s app together.
 * @throws UsageError for properties that make no sense
 */
export function validate(context: ValidationContext, properties: PluginProperties): void {
  const { severity = 'warning', failOn = 'error', waivers = [], environment, ...more } = validProperties(properties);
  const { options: given = {}, ...selection } = more;
  const options = validOptions(given);
  refuseIdle(options, selectChecks(selection));
  const definitions = readDefinitions(environment?.crds ?? ['crds'].filter(existsSync));
  const read = readManifests(readSources(context.manifests), definitions);
  const { graph, problems } = waived(read.graph, waivers);
  const today = new Date().toISOString().slice(0, 10);
  const report = checkGraph(graph, { ...factsOf(environment), definitions, options }, { ...selection, today });
  const { only = [], skip = [] } = selection;
  const renamed = checkIds.renamed([...only, ...skip, ...Object.keys(given)], { file: 'cdk8s.yaml' });
  const found = [...read.problems, ...problems, ...report.problems, ...renamed];
  const errors = found.filter(isError);
  for (const violation of violationsOf(severity === 'error' ? errors : found, checks)) {
    context.report.addViolation(violation);
  }
  const failing = failOn === 'error' ? errors : found;
  context.report.submit(failing.length > 0 ? 'failure' : 'success', {
    Objects: `${graph.objects.length}`,
    Errors: `${errors.length}`,
    Warnings: `${found.length - errors.length}`,
    Waived: `${report.waived.length}`,
  });
}

function factsOf({
  kubernetes = projectDefaults().assumedKubernetes,
  ...facts
}: PluginEnvironment = {}): Omit<CheckContext, 'definitions'> {
  const { tier, unknownKinds } = facts;
  return { kubernetes, unknownKinds, ...(tier && { tier }) };
}
