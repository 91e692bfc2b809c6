import { workloadFieldsValid } from '../../../src/checks/rules/workload-fields-valid.js';
import { deployment, object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const job = (spec: string) =>
  object(
    'Job',
    'api',
    `spec: { template: { spec: { restartPolicy: OnFailure, containers: [] } }, ${spec} }`,
    'batch/v1',
  );
const claims = (spec: string) =>
  deployment(`volumeClaimTemplates: [{ metadata: { name: a }, spec: ${spec} }]`, 'containers: []', 'StatefulSet');

testCheck(workloadFieldsValid, {
  example: [['Deployment api', 'spec.selector', 'is empty']],
  valid: [
    {
      name: 'a surge above 100%',
      yaml: deployment('strategy: { rollingUpdate: { maxSurge: 200%, maxUnavailable: 0 } }'),
    },
    { name: 'an indexed Job of one', yaml: job('completionMode: Indexed') },
    { name: 'a template of claims for an old server', yaml: claims('{}') },
  ],
  invalid: [
    {
      name: 'a share above 100%',
      yaml: deployment('strategy: { rollingUpdate: { maxUnavailable: 150% } }'),
      findings: [['Deployment x/api', 'spec.strategy.rollingUpdate.maxUnavailable', 'above 100%']],
    },
    {
      name: 'a history below zero',
      yaml: deployment('revisionHistoryLimit: -1'),
      findings: [['Deployment x/api', 'spec.revisionHistoryLimit', '0 or more']],
    },
    {
      name: 'a deadline of pods that run on',
      yaml: deployment('', 'activeDeadlineSeconds: 5, containers: []'),
      findings: [['Deployment x/api', 'spec.template.spec.activeDeadlineSeconds', 'run until they are replaced']],
    },
    {
      name: 'a rollout that cannot succeed',
      yaml: deployment('minReadySeconds: 600'),
      findings: [['Deployment x/api', 'spec.progressDeadlineSeconds', '600 is not above minReadySeconds, 600']],
    },
    {
      name: 'a partition beside OnDelete',
      yaml: deployment(
        'updateStrategy: { type: OnDelete, rollingUpdate: { partition: 1 } }',
        'containers: []',
        'StatefulSet',
      ),
      findings: [['StatefulSet x/api', 'spec.updateStrategy.rollingUpdate', 'beside type OnDelete']],
    },
    {
      name: 'a failure policy with restarts',
      yaml: job('podFailurePolicy: { rules: [] }'),
      findings: [['Job x/api', 'spec.template.spec.restartPolicy', 'allowed is Never']],
    },
  ],
});
