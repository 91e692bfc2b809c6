import { claim, storageClass } from '../server/claim.js';
import { serverCheck } from '../server/refusal.js';

export const claimFieldsValid = serverCheck({
  id: 'claim-fields-valid',
  title: 'A claim states its access mode and its size',
  why: 'The API server refuses the object.',
  fix: 'Add the field.',
  docs: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  fails: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { resources: { requests: { storage: 1Gi } } }
`,
  rules: { PersistentVolumeClaim: claim, StorageClass: storageClass },
});
