import type { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import type { Call } from '../../intent/call.js';
import { record } from '../../intent/record.js';
import { anywhere } from './outside.js';

/** A call of a name, at the addresses that the environment knows of it. */
export function atKnownAddresses(by: Construct, call: Call): Call {
  const { addresses = {} } = clusterOf(by);
  const { to } = call;
  if (!('cidrs' in to.peer)) return call;
  const { hosts = [], cidrs } = to.peer;
  const names = hosts.filter(host => Object.hasOwn(addresses, host));
  for (const name of names) record(by, 'use', { kind: 'address', name });
  if (cidrs !== anywhere || names.length === 0) return call;
  return { ...call, to: { ...to, peer: { ...to.peer, cidrs: names.flatMap(name => addresses[name] ?? []) } } };
}
