import { exporter } from '../catalogue.js';
import { anything, counter, gauge } from '../metric.js';

const container = { pod: anything, container: anything } as const;
const truth = ['true', 'false', 'unknown'] as const;
const reasons = ['OOMKilled', 'Completed', 'Error', 'ContainerCannotRun', 'DeadlineExceeded', 'Evicted'] as const;
const resources = { ...container, node: anything, resource: anything, unit: anything } as const;

/** What kube-state-metrics says of pods, workloads and what scales them. */
export const workloads = exporter({
  restarts: counter('kube_pod_container_status_restarts_total', 'Restarts', { labels: container }),
  waiting: gauge('kube_pod_container_status_waiting_reason', 'Why a container waits', {
    labels: { ...container, reason: anything },
  }),
  terminated: gauge('kube_pod_container_status_last_terminated_reason', 'Why a container last ended', {
    labels: { ...container, reason: reasons },
  }),
  requests: gauge('kube_pod_container_resource_requests', 'What a container asks for', { labels: resources }),
  limits: gauge('kube_pod_container_resource_limits', 'What a container may use', { labels: resources }),
  deploymentWanted: gauge('kube_deployment_spec_replicas', 'Pods wanted', { labels: { deployment: anything } }),
  deploymentAvailable: gauge('kube_deployment_status_replicas_available', 'Pods available', {
    labels: { deployment: anything },
  }),
  setWanted: gauge('kube_statefulset_replicas', 'Pods wanted', { labels: { statefulset: anything } }),
  setReady: gauge('kube_statefulset_status_replicas_ready', 'Pods ready', { labels: { statefulset: anything } }),
});

const scaler = { horizontalpodautoscaler: anything } as const;

/** What kube-state-metrics says of autoscalers. */
export const autoscalers = exporter({
  current: gauge('kube_horizontalpodautoscaler_status_current_replicas', 'Pods', { labels: scaler }),
  wanted: gauge('kube_horizontalpodautoscaler_status_desired_replicas', 'Pods wanted', { labels: scaler }),
  most: gauge('kube_horizontalpodautoscaler_spec_max_replicas', 'Most pods', { labels: scaler }),
  condition: gauge('kube_horizontalpodautoscaler_status_condition', 'Conditions of an autoscaler', {
    labels: { ...scaler, condition: ['AbleToScale', 'ScalingActive', 'ScalingLimited'], status: truth },
  }),
});

/** What kube-state-metrics says of jobs. */
export const jobs = exporter({
  failed: gauge('kube_job_failed', 'Jobs that failed', {
    labels: { job_name: anything, condition: truth, reason: anything },
  }),
  lastSuccess: gauge('kube_cronjob_status_last_successful_time', 'When a CronJob last succeeded', {
    unit: 'seconds',
    labels: { cronjob: anything },
  }),
  created: gauge('kube_cronjob_created', 'When a CronJob was made', { unit: 'seconds', labels: { cronjob: anything } }),
});
