import type { StorePlacements } from '../../entries/types.js';
import type { Endpoint } from '../../index.js';
import { managedBucket, managedPostgres, managedRedis, outside, secretRef } from '../../index.js';
import { networks } from '../network.js';

/** What production runs on at AWS: sections 7.1 and 7.2 of the specification, in one place. */
export const infrastructure = {
  region: 'us-east-1',
  network: '10.0.0.0/16',
  database: {
    host: 'idis-production.cexample.us-east-1.rds.amazonaws.com',
    instanceClass: 'db.r6g.xlarge',
    // What RDS gives 32 GiB of memory, rounded down.
    maxConnections: 3000,
    backupDays: 30,
  },
  cache: { host: 'master.idis-production.example.use1.cache.amazonaws.com' },
  nodes: { instanceType: 'm6i.xlarge', min: 3, max: 10 },
} as const;

const { endpoints, managed } = networks.production;
const { region, network, database, cache, nodes } = infrastructure;
const bucketHost = `s3.${region}.amazonaws.com`;
const keyHost = `kms.${region}.amazonaws.com`;
/** What the network has endpoints of, with the subnet of each. */
export const endpointAddresses = { [bucketHost]: [endpoints.s3], [keyHost]: [endpoints.kms] };

/** Where production has the stores of IDIS: all of them are reached inside the network. */
export const managedStores: StorePlacements[string] = {
  postgres: managedPostgres({
    host: database.host,
    cidrs: [managed.idisDatabase],
    credentials: 'idis/postgres',
    maxConnections: database.maxConnections,
    // The region's bundle: no public authority signs the certificates of RDS.
    authority: secretRef('idis/postgres', 'ca.crt'),
  }),
  redis: managedRedis({ host: cache.host, cidrs: [managed.idisCache], credentials: 'idis/redis' }),
  // The role of the pods opens it.
  documents: managedBucket({ region, host: bucketHost }),
};

/** Keys of the tenants. */
export const keyService: Endpoint = outside({ host: keyHost, usesCloudIdentity: true });

/** The variables of the Terraform module, by the headings of its contract. */
export const terraformVariables = {
  Required: { environment: 'production', region, vpc_cidr: network },
  Database: {
    db_instance_class: database.instanceClass,
    db_multi_az: true,
    db_backup_retention: database.backupDays,
  },
  Compute: {
    eks_node_instance_type: nodes.instanceType,
    eks_node_min_count: nodes.min,
    eks_node_max_count: nodes.max,
  },
  Storage: { s3_versioning_enabled: true, s3_worm_enabled: true },
  Networking: { enable_waf: true, enable_ddos_protection: true },
};
