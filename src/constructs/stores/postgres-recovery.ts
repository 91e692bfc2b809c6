import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { callOf } from '../../intent/call.js';
import { namespaceAt } from '../../intent/place.js';
import { record } from '../../intent/record.js';
import type { Resources } from '../../intent/resources.js';
import { knownAccount } from '../component/cloud-identity.js';
import { claimed, recordPodDemand } from '../component/demand.js';
import { ObjectTemplate } from '../object/object-template.js';
import { type RecoveredCluster, recoveredBoundary, recoveredCluster } from './postgres-recovered.js';

export interface PostgresRecoveryProps extends Omit<RecoveredCluster, 'name'> {
  readonly database: string;
  /** The role that the data belongs to. */
  readonly owner: string;
  readonly destination: string;
  readonly retention: string;
  /** What one instance and what is added to it gets. */
  readonly containers: readonly Resources[];
  /** The size of its volume. */
  readonly volume: string;
}

/** What a person fills in: the last moment before the harm, in UTC. */
const moment = '2000-01-01 00:00:00+00';

/**
 * The way back to a moment: a cluster beside the broken one, in a file of `templates/`, with its policy. The quota has
 * room for it, or it could not be made just when it is needed.
 */
export class PostgresRecovery extends Construct {
  constructor(scope: Construct, id: string, props: PostgresRecoveryProps) {
    super(scope, id);
    const { of, database, owner, destination, retention, containers, volume } = props;
    const recovered = { ...props, name: `${of}-recovered` };
    const { name } = recovered;
    const file = `recover-${of}.yaml`;
    const namespace = namespaceAt(this);
    new ObjectTemplate(this, 'template', {
      file,
      heading: [
        `Recovers ${of} to a moment of the last ${retention}, beside what is there, which it does not touch.`,
        'Copy this file, and put the last moment before the harm into targetTime, in UTC. Then follow Recovery.md among the runbooks.',
      ],
      objects: apart => {
        const account = knownAccount(apart, name, props.calls.map(callOf));
        recoveredBoundary(apart, recovered, account.calls, 'by whoever recovers the database');
        new ApiObject(apart, 'cluster', recoveredCluster(recovered, account.annotations, moment));
      },
    });
    recordPodDemand(this, containers, { pods: 1, claims: claimed(1, volume) });
    record(this, 'recovery', {
      ...{ kind: 'cluster', name: of, recovered: name, namespace, database, owner, destination, retention, file },
    } as const);
  }
}
