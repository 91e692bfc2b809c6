import { existsSync } from 'node:fs';
import type { CheckContext, CheckOptions } from './checks/check.js';
import { refuseIdle, validOptions } from './checks/options.js';
import { type CheckSelection, checkGraph, selectChecks } from './checks/registry.js';
import { formatObject, type Problem } from './problem.js';
import { readDefinitions } from './read/definitions.js';
import { readSources } from './read/files.js';
import { readManifests } from './read/manifests.js';

/** `properties` of the plugin in cdk8s.yaml. */
export interface PluginProperties extends CheckSelection {
  /** Of the cluster that the manifests are for. @default 1.31 */
  readonly kubernetesVersion?: string;
  /** Files and folders with custom resource definitions of the cluster. @default the folder crds, if there is one */
  readonly crds?: readonly string[];
  /** Options of checks: `{ minimum-replicas: { pods: 2 } }`. @default each option's own default */
  readonly options?: CheckOptions;
}

/** What cdk8s-cli hands to a validation plugin, as far as it is used here. */
export interface ValidationContext {
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure'): void;
  };
}

interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly {
    readonly resourceName: string;
    readonly locations: readonly string[];
    readonly manifestPath: string;
  }[];
}

/** Checks all manifests of a cdk8s app together. Warnings are told; only errors fail the synthesis. */
export function validate(
  context: ValidationContext,
  {
    kubernetesVersion = '1.31',
    crds = ['crds'].filter(existsSync),
    options: given = {},
    ...selection
  }: PluginProperties,
): void {
  const options = validOptions(given);
  refuseIdle(options, selectChecks(selection));
  const definitions = readDefinitions(crds);
  const { graph, problems } = readManifests(readSources(context.manifests), definitions);
  const target: CheckContext = { kubernetes: kubernetesVersion, definitions, options };
  const found = [...problems, ...checkGraph(graph, target, selection).problems];
  for (const problem of found) context.report.addViolation(violationOf(problem));
  context.report.submit(found.some(({ severity }) => severity === 'error') ? 'failure' : 'success');
}

function violationOf({ id, severity, message, hint, object, path, file }: Problem): Violation {
  const place = object ? `${formatObject(object)}: ` : '';
  return {
    ruleName: id,
    recommendation: `${severity}: ${place}${message}`,
    fix: hint ?? '',
    violatingResources: [
      {
        resourceName: object?.name ?? '',
        locations: [path || 'metadata.name'],
        manifestPath: file?.replace(/:\d+$/, '') ?? '',
      },
    ],
  };
}
