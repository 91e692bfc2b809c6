import { ofPod } from './mutations-of-pods.js';
import { inside, main, meta, set } from './setters.js';

/** @typedef {[what: string, change: (workload: any, random: { pick: Function, below: Function }) => void]} Mutation */

/** Fields of the container as the API server would fill them in, and values that only look the same. */
const ofContainer = [
  ...[true, false].flatMap(value => ['stdin', 'stdinOnce', 'tty'].map(field => set(main, field, value))),
  ...['IfNotPresent', 'Always'].map(value => set(main, 'imagePullPolicy', value)),
  set(main, 'terminationMessagePath', '/dev/termination-log'),
  set(main, 'terminationMessagePolicy', 'File'),
  set(main, 'workingDir', ''),
  set(main, 'args', []),
  set(main, 'envFrom', []),
  set(main, 'resources', {}),
  set(main, 'securityContext', {}),
  set(main, 'lifecycle', {}),
  ...['example.com/api:1.0.0', 'example.com/api:2.0.0', 'example.com/api'].map(value => set(main, 'image', value)),
  inside(main, 'securityContext', 'privileged', false),
  inside(main, 'securityContext', 'runAsNonRoot', false),
  inside(main, 'securityContext', 'capabilities', {}),
  inside(main, 'resources', 'limits', {}),
  ...['0.1', 0.1, '100m', '100.5m', '200m'].map(cpu => inside(main, 'resources', 'requests', { cpu, memory: '1Gi' })),
  ...['1024Mi', '1073741824', '1Gi', '1.0Gi', '1e9', '1G'].map(memory =>
    inside(main, 'resources', 'requests', { cpu: '100m', memory }),
  ),
  [
    'readinessProbe with defaults',
    workload => {
      main(workload).readinessProbe = {
        httpGet: { port: 8080, path: '/', scheme: 'HTTP' },
        timeoutSeconds: 1,
        periodSeconds: 10,
        successThreshold: 1,
        failureThreshold: 3,
      };
    },
  ],
  [
    'readinessProbe with no delay',
    workload => {
      main(workload).readinessProbe = { httpGet: { port: 8080 }, initialDelaySeconds: 0 };
    },
  ],
  [
    'readinessProbe that is slower',
    workload => {
      main(workload).readinessProbe = { httpGet: { port: 8080 }, periodSeconds: 20 };
    },
  ],
  [
    'a path of the preStop hook',
    workload => {
      main(workload).lifecycle = { preStop: { httpGet: { port: 8080, path: '/', scheme: 'HTTP' } } };
    },
  ],
  [
    'protocol of a port',
    workload => {
      main(workload).ports[0].protocol = 'TCP';
    },
  ],
  [
    'hostPort 0',
    workload => {
      main(workload).ports[0].hostPort = 0;
    },
  ],
  [
    'apiVersion of a fieldRef',
    workload => {
      const b = main(workload).env.find(({ name }) => name === 'B');
      if (b) b.valueFrom.fieldRef.apiVersion = 'v1';
    },
  ],
  [
    'an empty variable',
    workload => {
      main(workload).env.push({ name: 'EMPTY' });
    },
  ],
  [
    'an empty variable that says so',
    workload => {
      main(workload).env.push({ name: 'EMPTY2', value: '' });
    },
  ],
  [
    'variables in another order',
    workload => {
      main(workload).env.reverse();
    },
  ],
  [
    'a mount that is not read-only',
    workload => {
      main(workload).volumeMounts[0].readOnly = false;
    },
  ],
  [
    'a mount without a path inside',
    workload => {
      main(workload).volumeMounts[0].subPath = '';
    },
  ],
];

const ofTemplate = [
  [
    'a label of the pods',
    (workload, { below }) => {
      meta(workload).labels.round = `${below(3)}`;
    },
  ],
  [
    'an annotation of the pods',
    workload => {
      meta(workload).annotations = { round: 'next' };
    },
  ],
  [
    'an empty annotation of the pods',
    workload => {
      meta(workload).annotations = { round: '' };
    },
  ],
  [
    'no annotations of the pods',
    workload => {
      meta(workload).annotations = {};
    },
  ],
  [
    'no time of creation',
    workload => {
      meta(workload).creationTimestamp = null;
    },
  ],
];

const ofWorkload = [
  [
    'replicas',
    (workload, { below }) => {
      workload.spec.replicas = below(5);
    },
  ],
  [
    'minReadySeconds',
    workload => {
      workload.spec.minReadySeconds = 1;
    },
  ],
  [
    'an annotation of the workload',
    workload => {
      workload.metadata.annotations = { round: 'next' };
    },
  ],
  [
    'revisionHistoryLimit',
    workload => {
      workload.spec.revisionHistoryLimit = 5;
    },
  ],
  [
    'the selector',
    workload => {
      workload.spec.selector.matchLabels.more = 'yes';
      meta(workload).labels.more = 'yes';
    },
  ],
  [
    'paused or partitioned',
    workload => {
      if (workload.kind === 'Deployment') workload.spec.paused = true;
      else workload.spec.updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 2 } };
    },
  ],
  [
    'the strategy',
    workload => {
      if (workload.kind === 'Deployment') workload.spec.strategy = { type: 'Recreate' };
      else workload.spec.updateStrategy = { type: 'OnDelete' };
    },
  ],
  [
    'the strategy, without its old fields',
    workload => {
      if (workload.kind === 'Deployment') workload.spec.strategy = { type: 'Recreate', rollingUpdate: null };
      else workload.spec.updateStrategy = { type: 'OnDelete', rollingUpdate: null };
    },
  ],
  [
    'the policy of pods',
    workload => {
      if (workload.kind === 'StatefulSet') workload.spec.podManagementPolicy = 'Parallel';
    },
  ],
];

/** @type {Mutation[]} */
export const mutations = [...ofContainer, ...ofPod, ...ofTemplate, ...ofTemplate, ...ofWorkload, ...ofWorkload];
