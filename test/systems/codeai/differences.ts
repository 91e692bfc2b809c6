/** Why an object that the deployment guide shows is rendered with other fields. */
const ours = 'C1: every object carries the common labels';
const order = 'C11: the place in the order of a rollout';
const apiDefault = 'the guide spells out what the API assumes';
const restricted = 'C3: Pod Security "restricted"';
const account = 'C2: an account of its own, without a token in the pod';
const noLinks = 'C2: a Service named codeai would inject CODEAI_PORT=tcp://…';
const disk = 'C4: every resource has a request and a limit';
const writable = 'C3: the root is read-only, and what is written to is a sized emptyDir';
const priority = 'C4: a PriorityClass by tier';
const grace = 'C4: a pod goes on serving while it leaves the Service';
const spread = 'C4: spread over zones and nodes';
const deadline = 'C4: a rollout that hangs is reported';
const cors = 'the values of the section about CORS, with the hosts of the environment';
const digest = 'C7: pods are rolled when their configuration changes';

/** `Kind/name` → JSON pointer in the rendered object → reason. Nothing else may differ from the guide. */
export const codeaiDifferences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Namespace/codeai': {
    '/metadata/labels/app.kubernetes.io~1managed-by': ours,
    '/metadata/labels/app.kubernetes.io~1part-of': ours,
    '/metadata/labels/pod-security.kubernetes.io~1audit': 'C1: Pod Security "restricted"',
    '/metadata/labels/pod-security.kubernetes.io~1audit-version': "C1: as the environment's version defines it",
    '/metadata/labels/pod-security.kubernetes.io~1enforce': 'C1: Pod Security "restricted"',
    '/metadata/labels/pod-security.kubernetes.io~1enforce-version': "C1: as the environment's version defines it",
    '/metadata/labels/pod-security.kubernetes.io~1warn': 'C1: Pod Security "restricted"',
    '/metadata/labels/pod-security.kubernetes.io~1warn-version': "C1: as the environment's version defines it",
    '/metadata/annotations': 'C12: protected from deletion; C11: first of all',
  },
  'ConfigMap/codeai-config': {
    '/metadata/labels': ours,
    '/metadata/annotations': order,
    '/data/CODEAI_CORS_ALLOWED_HEADERS': cors,
    '/data/CODEAI_CORS_ALLOWED_METHODS': cors,
    '/data/CODEAI_CORS_ALLOWED_ORIGINS': cors,
    '/data/CODEAI_CORS_MAX_AGE': cors,
    '/data/CODEAI_DB_HOST': 'A4: the pooler in front of CloudNativePG',
    '/data/CODEAI_DB_PORT': 'A4: the port of the pooler',
    '/data/CODEAI_DB_MAX_IDLE_CONNS': 'A4: in session mode an idle client keeps a connection of the server',
    '/data/CODEAI_REDIS_URL': 'the name with its namespace is right from every namespace',
    '/data/CODEAI_DB_MAX_OPEN_CONNS': 'the pool is declared with the call, and the connection budget counts it',
  },
  'Deployment/codeai': {
    '/metadata/labels/app.kubernetes.io~1component': ours,
    '/metadata/labels/app.kubernetes.io~1managed-by': ours,
    '/metadata/labels/app.kubernetes.io~1name': ours,
    '/metadata/labels/app.kubernetes.io~1part-of': ours,
    '/metadata/annotations': 'C11: after the migration; C8: Reloader restarts it when its secret changes',
    '/spec/replicas': 'C5: the autoscaler owns the number of replicas',
    '/spec/strategy/type': apiDefault,
    '/spec/progressDeadlineSeconds': deadline,
    '/spec/template/metadata/labels/app.kubernetes.io~1component': ours,
    '/spec/template/metadata/labels/app.kubernetes.io~1name': ours,
    '/spec/template/metadata/labels/app.kubernetes.io~1part-of': ours,
    '/spec/template/metadata/annotations/checksum~1config': digest,
    '/spec/template/metadata/annotations/cluster-autoscaler.kubernetes.io~1safe-to-evict-local-volumes':
      'C3: the emptyDir does not keep its node alive',
    '/spec/template/spec/automountServiceAccountToken': account,
    '/spec/template/spec/enableServiceLinks': noLinks,
    '/spec/template/spec/priorityClassName': priority,
    '/spec/template/spec/terminationGracePeriodSeconds': grace,
    '/spec/template/spec/securityContext/seccompProfile': restricted,
    '/spec/template/spec/affinity': 'C4: spread over nodes by a topology constraint, which counts pods',
    '/spec/template/spec/topologySpreadConstraints/1': spread,
    '/spec/template/spec/volumes': writable,
    '/spec/template/spec/containers/0/image': 'C10: pinned, never latest',
    '/spec/template/spec/containers/0/imagePullPolicy': 'C10: a pinned image need not be asked for at every start',
    '/spec/template/spec/containers/0/ports/0/protocol': apiDefault,
    '/spec/template/spec/containers/0/env/3': 'the guide asks for a Redis password and shows none: the checklist wins',
    '/spec/template/spec/containers/0/resources/requests/ephemeral-storage': disk,
    '/spec/template/spec/containers/0/resources/limits/ephemeral-storage': disk,
    '/spec/template/spec/containers/0/startupProbe': 'C4: a slow start is no reason to be killed',
    '/spec/template/spec/containers/0/livenessProbe/failureThreshold': apiDefault,
    '/spec/template/spec/containers/0/readinessProbe/failureThreshold': apiDefault,
    '/spec/template/spec/containers/0/readinessProbe/periodSeconds': apiDefault,
    '/spec/template/spec/containers/0/lifecycle': grace,
    '/spec/template/spec/containers/0/volumeMounts': writable,
  },
  'Service/codeai-service': {
    '/metadata/labels/app.kubernetes.io~1component': ours,
    '/metadata/labels/app.kubernetes.io~1managed-by': ours,
    '/metadata/labels/app.kubernetes.io~1name': ours,
    '/metadata/labels/app.kubernetes.io~1part-of': ours,
    '/metadata/annotations': order,
    '/spec/type': apiDefault,
    '/spec/ports/0/protocol': apiDefault,
  },
  'Ingress/codeai-ingress': {
    '/metadata/labels': ours,
    '/metadata/annotations/argocd.argoproj.io~1sync-wave': order,
    '/metadata/annotations/kubernetes.io~1ingress.class': 'replaced by spec.ingressClassName',
    '/spec/ingressClassName': 'what replaced the annotation',
    '/metadata/annotations/nginx.ingress.kubernetes.io~1rate-limit': 'ingress-nginx has no such annotation',
    '/metadata/annotations/nginx.ingress.kubernetes.io~1rate-limit-window': 'ingress-nginx has no such annotation',
    '/metadata/annotations/nginx.ingress.kubernetes.io~1limit-rps':
      'the limit of the security section, 100 requests a second',
    '/metadata/annotations/nginx.ingress.kubernetes.io~1limit-connections': 'the limit of the security section',
    '/metadata/annotations/nginx.ingress.kubernetes.io~1limit-burst-multiplier':
      'the least burst that there is: the security section has half of it, and left alone it is ten times that',
  },
  'HorizontalPodAutoscaler/codeai-hpa': {
    '/metadata/labels': ours,
    '/metadata/annotations': order,
    '/spec/behavior/scaleDown/stabilizationWindowSeconds': apiDefault,
    '/spec/behavior/scaleUp': apiDefault,
  },
  'PodDisruptionBudget/codeai-pdb': {
    '/metadata/labels': ours,
    '/metadata/annotations': order,
    '/spec/unhealthyPodEvictionPolicy': 'C5: a pod that is broken anyway does not block a drain',
  },
  'Deployment/codeai-worker': {
    '/metadata/namespace': 'the guide leaves the namespace to kubectl',
    '/metadata/labels': ours,
    '/metadata/annotations': 'C11: after the migration; C8: Reloader restarts it when its secret changes',
    '/spec/progressDeadlineSeconds': deadline,
    '/spec/selector': 'the guide has none, and the API requires it',
    '/spec/template/metadata': 'labels that the selector needs; C7: rolled when its configuration changes',
    '/spec/template/spec/automountServiceAccountToken': account,
    '/spec/template/spec/serviceAccountName': account,
    '/spec/template/spec/enableServiceLinks': noLinks,
    '/spec/template/spec/priorityClassName': priority,
    '/spec/template/spec/securityContext': restricted,
    '/spec/template/spec/terminationGracePeriodSeconds': 'a workflow step may end before the worker does',
    '/spec/template/spec/topologySpreadConstraints': spread,
    '/spec/template/spec/volumes': writable,
    '/spec/template/spec/containers/0/image': 'C10: pinned, never latest',
    '/spec/template/spec/containers/0/ports': 'A6: workflows run in the workers, and their metrics are there',
    '/spec/template/spec/containers/0/env': 'the guide leaves out the secrets that the same program needs',
    '/spec/template/spec/containers/0/envFrom': 'the guide leaves out the configuration that the same program needs',
    '/spec/template/spec/containers/0/resources/requests/ephemeral-storage': disk,
    '/spec/template/spec/containers/0/resources/limits/ephemeral-storage': disk,
    '/spec/template/spec/containers/0/securityContext': restricted,
    '/spec/template/spec/containers/0/volumeMounts': writable,
  },
};
