import { podSchedulingValid } from '../../../src/checks/rules/pod-scheduling-valid.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const affinity = (text: string) => pod('', `affinity: { ${text} }`);

testCheck(podSchedulingValid, {
  example: [['Pod api', 'spec.tolerations[0].value', 'beside operator Exists']],
  valid: [
    { name: 'a toleration of everything', yaml: pod('', 'tolerations: [{ operator: Exists }]') },
    {
      name: 'an expression of each form',
      yaml: affinity(
        'nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: a, operator: Exists }, { key: b, operator: In, values: [c] }, { key: d, operator: Gt, values: ["1"] }] }] } }',
      ),
    },
    {
      name: 'two constraints of different keys',
      yaml: pod(
        '',
        'topologySpreadConstraints: [{ maxSkew: 1, topologyKey: a, whenUnsatisfiable: DoNotSchedule }, { maxSkew: 1, topologyKey: a, whenUnsatisfiable: ScheduleAnyway }]',
      ),
    },
  ],
  invalid: [
    {
      name: 'a toleration of all keys with Equal',
      yaml: pod('', 'tolerations: [{ value: x }]'),
      findings: [['Pod x/api', 'spec.tolerations[0].operator', 'needs a key']],
    },
    {
      name: 'seconds beside another effect',
      yaml: pod('', 'tolerations: [{ key: a, operator: Exists, effect: NoSchedule, tolerationSeconds: 5 }]'),
      findings: [['Pod x/api', 'spec.tolerations[0].effect', 'allowed is NoExecute']],
    },
    {
      name: 'no term',
      yaml: affinity('nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } }'),
      findings: [
        [
          'Pod x/api',
          'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms',
          'at least one term',
        ],
      ],
    },
    {
      name: 'a weight of zero',
      yaml: affinity(
        'podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, podAffinityTerm: { topologyKey: a } }] }',
      ),
      findings: [
        [
          'Pod x/api',
          'spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight',
          '1 to 100',
        ],
      ],
    },
    {
      name: 'values beside Exists',
      yaml: affinity(
        'podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: a, labelSelector: { matchExpressions: [{ key: a, operator: Exists, values: [b] }] } }] }',
      ),
      findings: [
        [
          'Pod x/api',
          'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchExpressions[0].values',
          'takes no value',
        ],
      ],
    },
    {
      name: 'a skew of zero',
      yaml: pod('', 'topologySpreadConstraints: [{ maxSkew: 0, topologyKey: a, whenUnsatisfiable: DoNotSchedule }]'),
      findings: [['Pod x/api', 'spec.topologySpreadConstraints[0].maxSkew', '1 or more']],
    },
    {
      name: 'keys without a selector',
      yaml: pod(
        '',
        'topologySpreadConstraints: [{ maxSkew: 1, topologyKey: a, whenUnsatisfiable: DoNotSchedule, matchLabelKeys: [a] }]',
      ),
      findings: [['Pod x/api', 'spec.topologySpreadConstraints[0].matchLabelKeys', 'without a labelSelector']],
    },
    {
      name: 'an invalid node label',
      yaml: pod('', 'nodeSelector: { a b: c }'),
      findings: [['Pod x/api', 'spec.nodeSelector', 'key "a b"']],
    },
    {
      name: 'an invalid gate',
      yaml: pod('', 'readinessGates: [{ conditionType: a b }]'),
      findings: [['Pod x/api', 'spec.readinessGates[0].conditionType', '"a b"']],
    },
    {
      name: 'a gate twice',
      yaml: pod('', 'schedulingGates: [{ name: a }, { name: a }]'),
      findings: [['Pod x/api', 'spec.schedulingGates[1]', 'a is already at']],
    },
  ],
});
