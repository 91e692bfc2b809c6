import { claim, storageClass } from '../server/claim.js';
import { csiDriver, storageCapacity, volumeAttributesClass } from '../server/drivers.js';
import { persistentVolume } from '../server/persistent-volume.js';
import { serverCheck } from '../server/refusal.js';

export const claimFieldsValid = serverCheck({
  id: 'claim-fields-valid',
  title: 'Claims, volumes and their classes are complete',
  why: 'The API server refuses the object.',
  fix: 'Add the field.',
  docs: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  fails: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { resources: { requests: { storage: 1Gi } } }
`,
  rules: {
    CSIDriver: csiDriver,
    CSIStorageCapacity: storageCapacity,
    PersistentVolume: persistentVolume,
    PersistentVolumeClaim: claim,
    StorageClass: storageClass,
    VolumeAttributesClass: volumeAttributesClass,
  },
});
