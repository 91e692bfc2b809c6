import { counter, gauge, histogram, inFlight, metricCatalogue } from '../../entries/monitoring.js';

/** The metrics that the document names, and three that its alerts cannot do without. */
export const ideaMetrics = metricCatalogue({
  submitLatency: histogram('kernel_submit_latency_seconds', 'Time of a submit to the Kernel', {
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  }),
  validationsPassed: counter('kernel_validation_pass_total', 'Validations that the Kernel passed'),
  sandboxRun: histogram('sandbox_run_duration_seconds', 'Time of a run in the sandbox', {
    buckets: [1, 5, 15, 30, 60, 120, 300, 600],
  }),

  // A count of what passed alone cannot tell failure from silence.
  validations: counter('kernel_validation_total', 'Validations by the Kernel', {
    labels: { result: ['pass', 'fail', 'error'] },
  }),
  waitingSubmits: gauge('kernel_submit_queue_length', 'Submits that the Kernel has not taken yet'),
  reachable: gauge('dependency_up', 'Whether the last call of a dependency was answered', {
    labels: { dependency: ['kernel', 's3', 'vault'] },
  }),
});

/** Submits that are going on: what the server is scaled by. */
export const submitsInFlight = inFlight(ideaMetrics.submitLatency, 'kernel_submit_inflight');
