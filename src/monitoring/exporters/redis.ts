import { metricCatalogue } from '../catalogue.js';
import { anything, counter, gauge } from '../metric.js';

/** What redis_exporter says of the server beside it. */
export const redisServer = metricCatalogue({
  up: gauge('redis_up', '1 when the server answers'),
  memory: gauge('redis_memory_used_bytes', 'Memory used', { unit: 'bytes' }),
  mostMemory: gauge('redis_memory_max_bytes', 'Most memory', { unit: 'bytes' }),
  clients: gauge('redis_connected_clients', 'Clients connected'),
  mostClients: gauge('redis_config_maxclients', 'Most clients'),
  evicted: counter('redis_evicted_keys_total', 'Keys given up for want of memory'),
  hits: counter('redis_keyspace_hits_total', 'Keys found'),
  misses: counter('redis_keyspace_misses_total', 'Keys not found'),
  commands: counter('redis_commands_processed_total', 'Commands'),
  rejected: counter('redis_rejected_connections_total', 'Connections refused'),
  replicas: gauge('redis_connected_slaves', 'Replicas connected', { labels: { slave_state: anything } }),
});
