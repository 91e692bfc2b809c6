import { Size } from 'cdk8s';
import * as plus28 from 'cdk8s-plus-28';
import * as plus33 from 'cdk8s-plus-33';
import type { WorkerProps } from '../../../src/index.js';
import { containerOf, only, plainChart } from '../support.js';
import { errorsOf, messages, podIn, shop, worker } from './workers.js';

describe('volumes', () => {
  test('claims, ConfigMaps, Secrets, projections, memory and claims of a pod, read-only where nothing is written', () => {
    const chart = worker({
      volumes: {
        data: { at: '/data', claim: { size: '10Gi', accessMode: 'ReadWriteMany', storageClass: 'nfs' } },
        uploads: { at: '/uploads', claim: 'uploads', readOnly: true, subPath: 'mail' },
        settings: { at: '/etc/mailer', config: 'settings', files: { 'mailer.yaml': 'config' } },
        keys: { at: '/keys', secret: { name: 'keys' } },
        token: { at: '/token', projected: [{ serviceAccountToken: { path: 'token', audience: 'vault' } }] },
        scratch: { at: '/scratch', ephemeral: { size: '1Gi' } },
        shm: { at: '/dev/shm', memory: '64Mi' },
        share: { at: '/share', volume: { nfs: { server: 'nfs.example.com', path: '/share' } } },
      },
    });
    const defaultMode = 0o440;
    expect(podIn(chart).volumes?.slice(1)).toEqual([
      { name: 'data', persistentVolumeClaim: { claimName: 'mailer-data' } },
      { name: 'uploads', persistentVolumeClaim: { claimName: 'uploads' } },
      { name: 'settings', configMap: { name: 'settings', items: [{ key: 'config', path: 'mailer.yaml' }] } },
      { name: 'keys', secret: { secretName: 'keys', defaultMode } },
      {
        name: 'token',
        projected: { defaultMode, sources: [{ serviceAccountToken: { path: 'token', audience: 'vault' } }] },
      },
      {
        name: 'scratch',
        ephemeral: {
          volumeClaimTemplate: {
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
          },
        },
      },
      { name: 'shm', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
      { name: 'share', nfs: { server: 'nfs.example.com', path: '/share' } },
    ]);
    expect(containerOf(only(chart, 'Deployment')).volumeMounts?.slice(1)).toEqual([
      { name: 'data', mountPath: '/data' },
      { name: 'uploads', mountPath: '/uploads', subPath: 'mail', readOnly: true },
      { name: 'settings', mountPath: '/etc/mailer', readOnly: true },
      { name: 'keys', mountPath: '/keys', readOnly: true },
      { name: 'token', mountPath: '/token', readOnly: true },
      { name: 'scratch', mountPath: '/scratch' },
      { name: 'shm', mountPath: '/dev/shm' },
      { name: 'share', mountPath: '/share' },
    ]);
    expect(only(chart, 'PersistentVolumeClaim')).toMatchObject({
      metadata: { name: 'mailer-data', annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } },
      spec: {
        accessModes: ['ReadWriteMany'],
        storageClassName: 'nfs',
        resources: { requests: { storage: '10Gi' } },
      },
    });
  });

  test('new claims, those of pods and those of other libraries are in the quota', () => {
    const system = shop();
    const volumes: WorkerProps['volumes'] = {
      data: { at: '/data', claim: { size: '10Gi' } },
      scratch: { at: '/scratch', ephemeral: { size: '1Gi' } },
    };
    worker({ volumes }, system);
    new plus28.PersistentVolumeClaim(system, 'other', {
      metadata: { name: 'other' },
      accessModes: [plus28.PersistentVolumeAccessMode.READ_WRITE_MANY],
      storage: Size.gibibytes(5),
    });
    expect(only(system, 'ResourceQuota').spec['hard']).toMatchObject({
      persistentvolumeclaims: '4',
      'requests.storage': '17Gi',
    });
    expect(errorsOf(system)).toEqual([]);
  });

  test('a claim that the pods of one node mount makes a rollout end the old pod first, and is for one pod', () => {
    const volumes: WorkerProps['volumes'] = { data: { at: '/data', claim: { size: '10Gi' } } };
    expect(only(worker({ volumes }), 'Deployment').spec['strategy']).toEqual({ type: 'Recreate' });
    expect(messages({ volumes, replicas: 2 })).toEqual([
      'up to 2 pods have one claim that the pods of one node mount. Use a StatefulService, which has a claim for each pod, accessMode: "ReadWriteMany", or one replica.',
    ]);
  });

  test('any cdk8s-plus makes volumes, ConfigMaps and Secrets of them', () => {
    for (const plus of [plus28, plus33]) {
      const chart = plainChart();
      const secret = new plus.Secret(chart, 'secret', { metadata: { name: 'keys' } });
      const map = new plus.ConfigMap(chart, 'map', { metadata: { name: 'settings' } });
      const volume = plus.Volume.fromSecret(chart, 'volume', secret as never);
      worker(
        {
          volumes: {
            keys: { at: '/keys', secret },
            settings: { at: '/settings', config: map },
            other: { at: '/other', volume, readOnly: true },
          },
          env: { TOKEN: secret.envValue('token'), LEVEL: plus.EnvValue.fromValue('debug') },
        },
        chart,
      );
      expect(podIn(chart).volumes?.slice(1)).toMatchObject([
        { name: 'keys', secret: { secretName: 'keys' } },
        { name: 'settings', configMap: { name: 'settings' } },
        { name: 'other', secret: { secretName: 'keys' } },
      ]);
      expect(containerOf(only(chart, 'Deployment')).env).toEqual([
        { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'keys', key: 'token' } } },
        { name: 'LEVEL', value: 'debug' },
      ]);
    }
  });

  test('are refused without content, with two, with a wrong size, mode or path', () => {
    const said = (volume: object) => messages({ volumes: { data: { at: '/data', ...volume } } });
    expect(said({})).toEqual([expect.stringContaining('volume "data" has no content. Give exactly one of')]);
    expect(said({ claim: 'a', secret: 'b' })).toEqual([
      expect.stringContaining('volume "data" has "claim" or "secret".'),
    ]);
    expect(said({ claim: { size: '10 GB' } })).toEqual([
      'volume "data" has the size "10 GB". A size looks like "10Gi".',
    ]);
    expect(said({ claim: { size: '1Gi', accessMode: 'ReadWriteonce' } })).toEqual([
      expect.stringContaining('has the access mode "ReadWriteonce". Did you mean "ReadWriteOnce"?'),
    ]);
    expect(said({ at: 'data', claim: 'a' })).toEqual([
      expect.stringContaining('is mounted at "data". Give an absolute'),
    ]);
    expect(said({ clam: 'a' })).toEqual([expect.stringContaining('has no "volumes.data.clam". Did you mean "claim"?')]);
    expect(said({ secret: {} })).toEqual([expect.stringContaining('volume "data" has no name of its secret.')]);
  });
});
