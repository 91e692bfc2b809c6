export type { ObjectWaiver, PluginEnvironment, PluginProperties } from '../cdk8s-plugin/properties.js';
export { waive } from '../constructs/object/waive.js';
export type { Waiver } from '../intent/waiver.js';
export { type ObjectName, type Problem, ProblemError, type Severity } from '../problem.js';
