import { Catalogue } from '../../config/catalogue.js';
import { secret, url } from '../../config/variable.js';
import { Environment } from '../../environment/environment.js';
import type { StoreNeeds, StoreSpec } from '../../environment/placement.js';
import { secretRef } from '../../intent/secret.js';
import { type Problem, problem } from '../../problem.js';
import type { ComponentProps } from '../component/component.js';
import { resourceProps } from '../component/pod-props.js';
import { httpGet } from '../component/probe.js';
import type { Resources } from '../component/resources.js';
import { HookJob } from '../jobs/hook-job.js';
import { type ImageName, imageNamed } from '../namespace/image.js';
import { optional, type PropsOf, refuseGiven, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aFlag, aNumber, anObject, aText, mapOf } from '../object/shapes.js';
import { waivers } from '../object/waiver-props.js';
import { bucketProblems } from './bucket-needs.js';
import { bucketScript } from './bucket-script.js';
import { imageName } from './server-props.js';
import { StoreServer } from './store-server.js';

type Needs = StoreNeeds['s3'];

export interface ObjectStoreProps extends Needs, Pick<ComponentProps, 'labels' | 'selector' | 'waivers'> {
  /** MinIO, for development; its image has the client `mc` as well. */
  readonly image: ImageName;
  /** The size of its volume. @default 10Gi */
  readonly storage?: string;
  /** CPU and memory of the server, as request and limit. @default a tenth of a core and 256Mi, up to one core and 512Mi */
  readonly resources?: Resources;
  /** A VerticalPodAutoscaler says what it should request, and changes nothing. @default false */
  readonly recommend?: boolean;
}

const port = 9000;
/** Where its web console is, for `kubectl port-forward`: no policy lets anybody in. */
const consolePort = 9001;
/** The region for callers that ask for one; MinIO takes any. */
const region = 'us-east-1';

/** What MinIO reads. Its key encrypts what it keeps: `name:` and 32 bytes in Base64. */
const server = new Catalogue('minio', {
  MINIO_ROOT_USER: secret('The first user'),
  MINIO_ROOT_PASSWORD: secret("The first user's password"),
  MINIO_KMS_SECRET_KEY: secret('What everything is encrypted with'),
});
/** What the script that makes the bucket reads. */
const client = new Catalogue('bucket', {
  STORE_URL: url('The server'),
  STORE_ACCESS_KEY: secret('Its first user'),
  STORE_SECRET_KEY: secret("The first user's password"),
}).bind('s3', {
  STORE_URL: store => store.url,
  STORE_ACCESS_KEY: store => store.accessKey,
  STORE_SECRET_KEY: store => store.secretKey,
});

const objectStoreProps = {
  labels: optional(mapOf(aText)),
  selector: optional(mapOf(aText)),
  waivers: optional(waivers),
  name: optional(aText),
  bucket: required(aText),
  credentials: required(aText),
  versioned: optional(aFlag),
  lockable: optional(aFlag),
  lockedFor: optional(aNumber),
  image: required(imageName),
  storage: optional(aText),
  resources: optional(anObject(resourceProps)),
  recommend: optional(aFlag),
} satisfies PropsOf<ObjectStoreProps>;

/** A bucket: of a MinIO in the cluster for development, and elsewhere where the environment places it. */
export function objectStore(props: ObjectStoreProps): StoreSpec<'s3'> {
  refuseGiven(objectStore, props, objectStoreProps);
  const { credentials, bucket } = props;
  const [accessKey, secretKey] = [secretRef(credentials, 'access-key'), secretRef(credentials, 'secret-key')];
  const { resources = { cpu: ['100m', '1'], memory: ['256Mi', '512Mi'] }, storage = '10Gi' } = props;
  return {
    protocol: 's3',
    needs: props,
    inCluster: (scope, id) => {
      const { tier } = Environment.of(scope) ?? {};
      reject(scope, [...tierProblems(tier), ...bucketProblems(props)]);
      const image = imageNamed(props.image);
      const { endpoint } = new StoreServer(scope, id, {
        ...props,
        resources,
        image,
        role: 'object-store',
        protocol: 's3',
        port,
        volume: { path: '/data', size: storage },
        command: ['minio'],
        // It would look for certificates in a home that it does not have.
        args: [
          ...['server', '/data', '--address', `:${port}`, '--console-address', `:${consolePort}`],
          ...['--certs-dir', '/tmp/certificates'],
        ],
        config: server.values({
          MINIO_ROOT_USER: accessKey,
          MINIO_ROOT_PASSWORD: secretKey,
          MINIO_KMS_SECRET_KEY: secretRef(credentials, 'kms-key'),
        }),
        facts: host => ({ url: `http://${host}:${port}`, bucket, region, pathStyle: true, accessKey, secretKey }),
        parts: { probes: { liveness: httpGet('/minio/health/live'), readiness: httpGet('/minio/health/ready') } },
      });
      const job = new HookJob(scope, `${id}-bucket`, {
        name: `${props.name ?? id}-bucket`,
        image,
        config: client.values({}),
        command: ['/bin/sh', '/etc/bucket/make.sh'],
        files: { '/etc/bucket/make.sh': bucketScript(props) },
        calls: [endpoint],
        resources: { cpu: ['50m', '250m'], memory: ['64Mi', '128Mi'] },
      });
      return Object.freeze({ ...endpoint, wave: job.wave });
    },
  };
}

function tierProblems(tier: string | undefined): Problem[] {
  if (tier === undefined || tier === 'development') return [];
  return [
    problem('object-store', `an object store of a single pod would be used in ${tier}.`, {
      hint: 'Place it in the environment\'s "stores": managedBucket({ host, region, … }).',
    }),
  ];
}
