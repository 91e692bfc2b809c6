import {
  type Alert,
  type AlertCondition,
  errorRatio,
  gaugeLevel,
  quantileAbove,
  workloads,
} from '../../entries/monitoring.js';
import { ideaMetrics } from './metrics.js';

type Dependency = (typeof ideaMetrics)['reachable']['labels']['dependency'][number];

/** No pod reaches a dependency: one that has just started says so until it has asked. */
const unreachable = (dependency: Dependency): AlertCondition =>
  gaugeLevel({ of: ideaMetrics.reachable, where: { dependency }, combined: 'max', below: 1 });

/** What wakes somebody: the Kernel, the sandbox, submits that wait, and what the server stands on. */
export function ideaAlerts(namespace: string): readonly Alert[] {
  const replay = `\`kubectl create job --namespace ${namespace} --from=cronjob/codex-replay codex-replay-1\``;
  return [
    {
      name: 'KernelUnreachable',
      when: unreachable('kernel'),
      for: '1m',
      severity: 'critical',
      summary: 'IDEA does not reach the Kernel',
      description: 'Submits wait. In two more minutes /ready fails everywhere, and the Service has no pods left.',
      runbook: {
        impact: 'Packages can still be uploaded; nothing is submitted. Then nobody is served at all.',
        steps: ['Look at the status of the Kernel first: no pod here can help it.', `When it is back, run ${replay}.`],
      },
    },
    {
      name: 'CodexServerNotReady',
      when: gaugeLevel({ of: workloads.deploymentAvailable, where: { deployment: 'codex-server' }, below: 1 }),
      for: '5m',
      severity: 'critical',
      summary: 'No pod of codex-server is ready',
      description: 'The Service has no pods. /ready asks the object store and the Kernel.',
      runbook: {
        impact: 'Nobody is served.',
        steps: [
          `Ask a pod: \`kubectl port-forward --namespace ${namespace} deployment/codex-server 5175\`, then \`curl localhost:5175/ready\`.`,
        ],
      },
    },
    {
      name: 'KernelSubmitSlow',
      when: quantileAbove({ of: ideaMetrics.submitLatency, quantile: 0.95, above: 2.5, within: '10m' }),
      for: '5m',
      severity: 'warning',
      summary: 'One in twenty submits to the Kernel takes longer than 2.5 seconds',
      description: 'The 95th percentile of the last 10 minutes is {{ $value | humanizeDuration }}.',
      runbook: {
        impact: 'Users wait for their submits.',
        steps: ['Compare with the number of submits in flight on the dashboard, and with the Kernel itself.'],
        instead:
          'The document scales on this latency. It rises when the Kernel is slow, and more pods make that worse: the server is scaled by submits in flight.',
      },
    },
    {
      name: 'KernelErrors',
      when: errorRatio({
        of: ideaMetrics.validations,
        errors: { result: 'error' },
        above: 0.05,
        within: '10m',
      }),
      for: '5m',
      severity: 'critical',
      summary: 'More than 5% of the validations by the Kernel end in an error',
      description: '{{ $value | humanizePercentage }} of the validations of the last 10 minutes came to no result.',
      runbook: {
        impact: 'Artifacts are neither accepted nor refused.',
        steps: ['Look for the errors in the log, by request_id.', `When the Kernel is well again, run ${replay}.`],
        instead:
          'The document has a count of validations that passed alone, which no share can be made of: `kernel_validation_total` tells results apart.',
      },
    },
    {
      name: 'SandboxSlow',
      when: quantileAbove({ of: ideaMetrics.sandboxRun, quantile: 0.95, above: 120, within: '30m' }),
      for: '10m',
      severity: 'warning',
      summary: 'One in twenty runs in the sandbox takes longer than two minutes',
      description: 'The 95th percentile of the last 30 minutes is {{ $value | humanizeDuration }}.',
      runbook: { impact: 'Users wait before they can submit.' },
    },
    {
      name: 'ReplayBacklog',
      when: gaugeLevel({ of: ideaMetrics.waitingSubmits, above: 25 }),
      for: '10m',
      severity: 'warning',
      summary: 'Submits to the Kernel wait',
      description: '{{ $value }} submits have been waiting for ten minutes.',
      runbook: {
        impact: 'Their artifacts are not validated until somebody replays them.',
        steps: ['See that the Kernel answers.', `Run ${replay}: a submit that was taken already is not taken again.`],
      },
    },
    {
      name: 'ObjectStoreUnreachable',
      when: unreachable('s3'),
      for: '2m',
      severity: 'critical',
      summary: 'IDEA does not reach its object store',
      description: 'Uploads are neither signed nor completed. Pods stop being ready after three minutes.',
      runbook: { impact: 'Nothing can be uploaded, and soon nobody is served.' },
    },
    {
      name: 'VaultUnreachable',
      when: unreachable('vault'),
      for: '5m',
      severity: 'warning',
      summary: 'IDEA does not reach Vault',
      description: 'Nothing new can be asked of Vault, and no secret is renewed.',
      runbook: { impact: 'None while the secrets hold that the pods have.' },
    },
  ];
}
