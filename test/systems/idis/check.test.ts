import type { ConfigMap, Job } from '../../../imports/k8s.js';
import { renderedOf } from '../compare.js';

test.each([['development'], ['staging'], ['production']])(
  'C11 D1: after a rollout of %s, the API and the web client are asked',
  environment => {
    const rendered = renderedOf('idis', environment);
    const job = rendered.get('Job/idis-check') as unknown as Job;
    expect(job.metadata!.annotations).toMatchObject({
      'argocd.argoproj.io/hook': 'PostSync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      'kustomize.toolkit.fluxcd.io/force': 'enabled',
    });
    const { data } = rendered.get('ConfigMap/idis-check-files') as unknown as ConfigMap;
    const asked = Object.values(data!)[0]!
      .split('\n')
      .filter(line => line.startsWith("check '"));
    expect(asked).toEqual([
      `check 'http://idis-api.idis-${environment}/health' '200' ''`,
      `check 'http://idis-ui.idis-${environment}/' '200 302 303 307' ''`,
    ]);
    const caller = { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'idis-check' } } };
    for (const [server, port] of [
      ['idis-api', 8000],
      ['idis-ui', 3000],
    ] as const) {
      const { spec } = rendered.get(`NetworkPolicy/${server}`) as unknown as { spec: { ingress: object[] } };
      expect(spec.ingress).toContainEqual(
        expect.objectContaining({ from: expect.arrayContaining([caller]), ports: [{ port }] }),
      );
    }
  },
);
