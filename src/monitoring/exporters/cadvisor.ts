import { exporter } from '../catalogue.js';
import { anything, counter, gauge } from '../metric.js';

const labels = { pod: anything, container: anything, image: anything } as const;
const network = { pod: anything, interface: anything } as const;

/** What the kubelet says of containers. */
export const containers = exporter({
  cpuSeconds: counter('container_cpu_usage_seconds_total', 'Cpu time used', { unit: 'seconds', labels }),
  periods: counter('container_cpu_cfs_periods_total', 'Scheduling periods', { labels }),
  throttledPeriods: counter('container_cpu_cfs_throttled_periods_total', 'Periods cut short by the limit', { labels }),
  workingSet: gauge('container_memory_working_set_bytes', 'Memory that cannot be given back', {
    unit: 'bytes',
    labels,
  }),
  received: counter('container_network_receive_bytes_total', 'Bytes received', { unit: 'bytes', labels: network }),
  sent: counter('container_network_transmit_bytes_total', 'Bytes sent', { unit: 'bytes', labels: network }),
});

const claim = { persistentvolumeclaim: anything } as const;

/** What the kubelet says of volumes. */
export const volumes = exporter({
  available: gauge('kubelet_volume_stats_available_bytes', 'Bytes left', { unit: 'bytes', labels: claim }),
  capacity: gauge('kubelet_volume_stats_capacity_bytes', 'Size', { unit: 'bytes', labels: claim }),
  used: gauge('kubelet_volume_stats_used_bytes', 'Bytes used', { unit: 'bytes', labels: claim }),
});
