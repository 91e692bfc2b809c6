import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Chart, Include, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';

/** A web service as the public examples of cdk8s-plus have it: every name is derived. */
export class Web extends Chart {
  readonly web: kplus.Deployment;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const pages = new kplus.ConfigMap(this, 'pages', { data: { 'index.html': '<p>Hello</p>' } });
    this.web = new kplus.Deployment(this, 'web', {
      replicas: 2,
      containers: [
        {
          image: 'registry.example.com/web:1.0.0',
          ports: [{ name: 'http', number: 8080 }],
          securityContext: { user: 1000, group: 1000 },
          volumeMounts: [{ path: '/pages', volume: kplus.Volume.fromConfigMap(this, 'volume', pages) }],
        },
      ],
    });
    this.web.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] });
  }
}

/** A set of members with a claim each, and a claim of its own beside them. */
export class Members extends Chart {
  readonly set: ApiObject;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const app = { app: 'search' };
    new kplus.PersistentVolumeClaim(this, 'snapshots', {
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
      storage: Size.gibibytes(5),
    });
    const service = new ApiObject(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      spec: { clusterIP: 'None', selector: app, ports: [{ port: 9200 }] },
    });
    const container = {
      name: 'search',
      image: 'registry.example.com/search:1.0.0',
      ports: [{ name: 'http', containerPort: 9200 }],
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
      securityContext: { runAsUser: 1000, readOnlyRootFilesystem: true },
    };
    this.set = new ApiObject(this, 'set', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      spec: {
        serviceName: service.name,
        replicas: 3,
        selector: { matchLabels: app },
        template: { metadata: { labels: app }, spec: { containers: [container] } },
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
          },
        ],
      },
    });
  }
}

/** A construct of a library, with labels of its address, as cdk8s-redis has them. */
export class Cache extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new ApiObject(this, 'map', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { labels: { cache: this.node.addr } },
      data: { path: this.node.path },
    });
  }
}

/** Charts in a chart, one of them in a namespace of its own. */
export class Nested extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new Cache(new Chart(this, 'inner'), 'cache');
    new Cache(new Chart(this, 'other', { namespace: 'other' }), 'cache');
    new Cache(this, 'own');
  }
}

/** What `helm template` writes, and a file as a vendor ships it: names are given. */
const release = `---
# Source: echo/templates/configmap.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: echo-settings
  labels: { app.kubernetes.io/managed-by: Helm, helm.sh/chart: echo-1.2.3 }
data: { level: info }
---
# Source: echo/templates/role.yaml
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: echo-reader }
rules: [{ apiGroups: [""], resources: [configmaps], verbs: [get] }]
`;

export class Included extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const file = join(mkdtempSync(join(tmpdir(), 'included-')), 'release.yaml');
    writeFileSync(file, release);
    new Include(this, 'release', { url: file });
  }
}
