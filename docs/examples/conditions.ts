import type { System } from 'plainsail';
import {
  type Alert,
  type AlertCondition,
  AlertRules,
  among,
  anything,
  counter,
  counterShare,
  cpuShare,
  expiresWithin,
  fallsBehind,
  fewerThan,
  fillsUp,
  gauge,
  histogram,
  increaseAbove,
  memoryShare,
  metricCatalogue,
  notAmong,
  quantileAbove,
  reachesLimit,
  restartedBecause,
  stateHolds,
  targetDown,
  tooOld,
  volumeShare,
  volumes,
  watchdog,
} from 'plainsail/monitoring';

const metrics = metricCatalogue({
  jobs: counter('jobs_total', 'Jobs', { labels: { result: ['pass', 'fail'] } }),
  latency: histogram('job_duration_seconds', 'How long jobs take', { buckets: [0.5, 1, 5], unit: 'seconds' }),
  state: gauge('breaker_state', '1 for the state that it is in', { labels: { state: ['open', 'closed'] } }),
  ready: gauge('shards_ready', 'Shards that are ready', { labels: { shard: anything } }),
  wanted: gauge('shards_wanted', 'Shards that should be', { labels: { shard: anything } }),
  token: gauge('token_expires_seconds', 'When the token ends', { unit: 'seconds' }),
});

const alert = (name: string, when: AlertCondition, summary: string): Alert => ({
  ...{ name, when, summary, for: '10m', severity: 'warning' },
  description: 'It is {{ $value }}.',
});

/** Each condition once; the alert's expression, its words and its test come from it. */
export function example(shop: System) {
  new AlertRules(shop, 'alerts', {
    component: 'worker',
    alerts: [
      alert(
        'JobsFail',
        counterShare({ of: metrics.jobs, outOf: metrics.jobs, where: { result: 'fail' }, above: 0.1, within: '15m' }),
        'Jobs fail',
      ),
      alert(
        'JobsStop',
        increaseAbove({ of: metrics.jobs, where: { result: among('fail') }, above: 5, within: '15m' }),
        'Many jobs fail',
      ),
      alert(
        'JobsSlow',
        quantileAbove({ of: metrics.latency, quantile: 0.95, above: 1, within: '10m' }),
        'Jobs are slow',
      ),
      alert('BreakerOpen', stateHolds({ of: metrics.state, where: { state: 'open' } }), 'The breaker is open'),
      alert('ShardsFew', fewerThan({ of: metrics.ready, least: 2 }), 'Fewer than two shards'),
      alert(
        'ShardsBehind',
        fallsBehind({ of: metrics.ready, to: metrics.wanted, where: { shard: notAmong('spare') } }),
        'Shards are missing',
      ),
      alert('ShardsFull', reachesLimit({ of: metrics.ready, to: metrics.wanted }), 'All shards are taken'),
      alert('TokenEnds', expiresWithin({ of: metrics.token, within: '7d' }), 'The token ends'),
      alert('TokenOld', tooOld({ of: metrics.token, after: '30d' }), 'The token is old'),
      alert(
        'OutOfMemory',
        restartedBecause({ reason: 'OOMKilled', container: 'worker', within: '15m' }),
        'It ran out of memory',
      ),
      alert('CpuFull', cpuShare({ container: 'worker', above: 0.9 }), 'It uses its cpu limit'),
      alert('MemoryFull', memoryShare({ container: 'worker', above: 0.9 }), 'It nears its memory limit'),
      alert('VolumeFull', volumeShare({ above: 0.85 }), 'A volume is nearly full'),
      alert(
        'VolumeFills',
        fillsUp({
          left: volumes.available,
          capacity: volumes.capacity,
          trend: '6h',
          runsOutWithin: '1d',
          shareLeft: 0.3,
        }),
        'A volume will be full',
      ),
      alert('Unscraped', targetDown(), 'It cannot be scraped'),
      watchdog(),
    ],
  });
}
