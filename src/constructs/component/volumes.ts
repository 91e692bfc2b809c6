import type { Construct } from 'constructs';
import type {
  Container,
  KeyToPath,
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
  Volume,
  VolumeProjection,
} from '../../../imports/k8s.js';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import { PlainObject } from '../object/plain-object.js';
import { protectedIn } from '../object/protection.js';
import { supportWave, waveAnnotations } from '../object/wave.js';

/** An object of the same namespace: its name, or the construct that makes it, of whichever library. */
export type Named = string | { readonly name: string };

/** A claim that is made with the component, and outlives it. */
export interface NewClaim {
  /** `10Gi` */
  readonly size: string;
  /** The StorageClass that provides the volume. @default the environment's */
  readonly storageClass?: string;
  /** Which pods may mount it. @default ReadWriteOnce: the pods of one node */
  readonly accessMode?: AccessMode;
}

export const accessModes = ['ReadWriteOnce', 'ReadWriteOncePod', 'ReadWriteMany', 'ReadOnlyMany'] as const;
/** Which pods may mount a claim, as the API names it. */
export type AccessMode = (typeof accessModes)[number];

/** What is in a volume: exactly one of these. */
export type VolumeContent =
  /** A claim that is there already, or a new one. */
  | { readonly claim: Named | NewClaim }
  /** The keys of a ConfigMap as files; `files` renames or selects: `{ 'nats.conf': 'server.conf' }`. */
  | { readonly config: Named; readonly files?: FileNames }
  /** The keys of a Secret as files. */
  | { readonly secret: Named; readonly files?: FileNames }
  /** Several sources in one folder, as the API names them. */
  | { readonly projected: readonly VolumeProjection[] }
  /** A claim of each pod that ends with the pod. */
  | { readonly ephemeral: NewClaim }
  /** Memory of the node, which counts as the container's: `64Mi`. */
  | { readonly memory: string }
  /** A Volume of cdk8s-plus, or a source as the API names it: `{ nfs: { … } }`. */
  | { readonly volume: PlusVolume | Omit<Volume, 'name'> };

/** Keys by the name of their file. */
export type FileNames = Readonly<Record<string, string>>;

/** A Volume of any cdk8s-plus. */
export interface PlusVolume {
  /** As cdk8s-plus renders it. */
  _toKube(): unknown;
}

/** A volume of a component: its content, and where the program finds it. */
export type ComponentVolume = VolumeContent & {
  /** The folder of the program where it is mounted. @default none: only sidecars mount it */
  readonly at?: string;
  /** A path inside the volume. @default its root */
  readonly subPath?: string;
  /** @default true for what is in ConfigMaps and Secrets, else false */
  readonly readOnly?: boolean;
};

/** Volumes by name. */
export type Volumes = Readonly<Record<string, ComponentVolume>>;

type Mounts = NonNullable<Container['volumeMounts']>;

/** The API's form of volumes; a new claim is named after the component and the volume. */
export const podVolumes = (component: string, volumes: Volumes = {}): readonly Volume[] =>
  Object.entries(volumes).map(([name, volume]) => ({ name, ...sourceOf(`${component}-${name}`, volume) }));

/** Where the program mounts them. */
export const programMounts = (volumes: Volumes = {}): Mounts =>
  Object.entries(volumes).flatMap(([name, volume]) =>
    volume.at === undefined ? [] : [mountOf(name, volume.at, volume)],
  );

/** One volume at a path. */
export const mountOf = (name: string, mountPath: string, volume: ComponentVolume | undefined): Mounts[number] => ({
  name,
  mountPath,
  ...(volume?.subPath !== undefined && { subPath: volume.subPath }),
  ...(volume && isReadOnly(volume) && { readOnly: true }),
});

function isReadOnly(volume: ComponentVolume): boolean {
  return volume.readOnly ?? ('config' in volume || 'secret' in volume || 'projected' in volume);
}

/** The new claims among them, by the name of their volume. */
export const newClaims = (volumes: Volumes = {}): readonly (readonly [string, NewClaim])[] =>
  Object.entries(volumes).flatMap(([name, volume]) =>
    'claim' in volume && isNew(volume.claim) ? [[name, volume.claim] as const] : [],
  );

/** The others. */
export function withoutNewClaims(volumes: Volumes): Volumes {
  const claims = new Set(newClaims(volumes).map(([name]) => name));
  return Object.fromEntries(Object.entries(volumes).filter(([name]) => !claims.has(name)));
}

/** Makes the claims that outlive the component: nothing deletes them unasked. */
export function makeClaims(scope: Construct, component: string, labels: Labels, volumes: Volumes = {}): void {
  for (const [name, claim] of newClaims(volumes)) {
    new PlainObject<PersistentVolumeClaim>(scope, `claim-${name}`, {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: `${component}-${name}`,
        labels,
        annotations: { ...waveAnnotations(supportWave), ...protectedIn(scope) },
      },
      spec: claimSpec(claim, clusterOf(scope).storageClass),
    });
  }
}

/** The API's form of a claim. */
export const claimSpec = (
  { size, storageClass, accessMode = 'ReadWriteOnce' }: NewClaim,
  usual: string | undefined,
): PersistentVolumeClaimSpec => {
  const storageClassName = storageClass ?? usual;
  return {
    accessModes: [accessMode],
    ...(storageClassName !== undefined && { storageClassName }),
    resources: { requests: { storage: size } },
  };
};

const isNew = (claim: Named | NewClaim): claim is NewClaim => typeof claim === 'object' && 'size' in claim;

export const nameOf = (named: Named): string => (typeof named === 'string' ? named : named.name);

/** Secrets are nobody else's to read. */
const ownerAndGroupRead = 0o440;

function sourceOf(claimName: string, volume: ComponentVolume): Omit<Volume, 'name'> {
  if ('claim' in volume)
    return { persistentVolumeClaim: { claimName: isNew(volume.claim) ? claimName : nameOf(volume.claim) } };
  if ('config' in volume) return { configMap: { name: nameOf(volume.config), ...itemsOf(volume.files) } };
  if ('secret' in volume)
    return { secret: { secretName: nameOf(volume.secret), defaultMode: ownerAndGroupRead, ...itemsOf(volume.files) } };
  if ('projected' in volume) return { projected: { defaultMode: ownerAndGroupRead, sources: [...volume.projected] } };
  if ('ephemeral' in volume)
    return { ephemeral: { volumeClaimTemplate: { spec: claimSpec(volume.ephemeral, undefined) } } };
  if ('memory' in volume) return { emptyDir: { medium: 'Memory', sizeLimit: volume.memory } };
  const { name: _, ...source } = ('_toKube' in volume.volume ? volume.volume._toKube() : volume.volume) as Volume;
  return source;
}

const itemsOf = (files: FileNames | undefined): { readonly items?: KeyToPath[] } =>
  files === undefined ? {} : { items: Object.entries(files).map(([path, key]) => ({ key, path })) };
