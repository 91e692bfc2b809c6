import { at } from '../../graph/fields.js';
import { podPath, type Workload } from '../../graph/workload.js';
import type { Refusal } from './refusal.js';
import { isSet } from './values.js';

/** A template that its kind may do without by its schema, and does not. */
const optionalTemplates = ['ReplicaSet', 'ReplicationController'];

/**
 * The first field on the way to the containers that is absent, where only the server requires it: what a schema
 * requires is schema-valid's to report.
 */
export function* withoutContainers(workload: Workload): Iterable<Refusal> {
  const { object, path, spec } = workload;
  const steps = [...(path === '' ? [] : path.split('.')), 'spec'];
  const missing = steps.findIndex((field, i) => !isSet(at(object.manifest, ...steps.slice(0, i))[field]));
  const field = steps.slice(0, missing + 1).join('.');
  if (missing < 0) {
    const { containers } = spec;
    if (containers === null || (Array.isArray(containers) && containers.length === 0))
      yield [podPath(workload, 'containers'), 'is empty; a pod has at least one container'];
  } else if (steps[missing] === 'spec' || optionalTemplates.includes(object.kind))
    yield [field, `is missing; a ${object.kind} has a pod with at least one container`];
}
