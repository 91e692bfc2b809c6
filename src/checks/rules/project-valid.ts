import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { scheduleFault } from '../../manifest/cron.js';
import { type Check, type Finding, finding } from '../check.js';

export const projectValid: Check = {
  id: 'project-valid',
  title: 'A project has windows and policies that Argo CD can read',
  why: 'With a window that cannot be read, Argo CD syncs no Application of the project. A policy of another project or role permits nothing.',
  fix: 'Write a schedule of five fields, a duration as `1h30m`, and policies as `p, proj:<project>:<role>, applications, sync, <project>/*, allow`.',
  category: 'delivery',
  severity: 'error',
  kinds: ['AppProject'],
  scope: 'object',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/',
  fails: `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd }
spec:
  sourceRepos: ['https://git.example.com/fleet.git']
  destinations: [{ server: 'https://kubernetes.default.svc', namespace: shop }]
  syncWindows: [{ kind: allow, schedule: '* 7-24 * * *', duration: 1h, applications: ['*'] }]
`,
  *check(graph) {
    for (const object of graph.ofKind('AppProject')) {
      if (object.group !== 'argoproj.io') continue;
      const { syncWindows, roles } = at(object.manifest, 'spec');
      for (const [i, each] of listOf(syncWindows).entries()) yield* windowFaults(object, i, fieldsOf(each));
      for (const [i, each] of listOf(roles).entries()) yield* policyFaults(object, i, fieldsOf(each));
    }
  },
};

const goDuration = /^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;

function* windowFaults(object: GraphObject, i: number, window: Readonly<Record<string, unknown>>): Iterable<Finding> {
  const place = `spec.syncWindows[${i}]`;
  const [kind, schedule, duration] = ['kind', 'schedule', 'duration'].map(key => textOf(window[key]) ?? '');
  if (kind !== 'allow' && kind !== 'deny')
    yield finding(object, `${place}.kind`, `is "${kind}": a window is "allow" or "deny"`);
  const wrong = scheduleFault(schedule!);
  if (wrong) yield finding(object, `${place}.schedule`, `"${schedule}": ${wrong}`);
  if (!goDuration.test(duration!))
    yield finding(object, `${place}.duration`, `is "${duration}", and a duration is written as "8h" or "1h30m"`);
  if (['applications', 'namespaces', 'clusters'].every(key => listOf(window[key]).length === 0))
    yield finding(object, place, 'has neither `applications`, `namespaces` nor `clusters`: it applies to nothing');
}

function* policyFaults(object: GraphObject, i: number, role: Readonly<Record<string, unknown>>): Iterable<Finding> {
  const subject = `proj:${object.name}:${textOf(role['name']) ?? ''}`;
  for (const [j, policy] of listOf(role['policies']).entries()) {
    const parts = String(policy)
      .split(',')
      .map(part => part.trim());
    const place = `spec.roles[${i}].policies[${j}]`;
    if (parts.length !== 6 || parts[0] !== 'p')
      yield finding(
        object,
        place,
        `is "${policy}", which has ${parts.length} parts: "p, subject, resource, action, object, effect"`,
      );
    else if (parts[1] !== subject)
      yield finding(object, place, `is for "${parts[1]}", and the role is "${subject}": it permits nothing`);
    else if (!parts[4]!.startsWith(`${object.name}/`))
      yield finding(object, place, `is about "${parts[4]}", and the objects of the project are "${object.name}/*"`);
    else if (parts[5] !== 'allow' && parts[5] !== 'deny')
      yield finding(object, place, `has the effect "${parts[5]}": it is "allow" or "deny"`);
  }
}
