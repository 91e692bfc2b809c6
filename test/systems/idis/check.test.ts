import type { Container, Job } from '../../../imports/k8s.js';
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
    const [{ command, args }] = job.spec!.template.spec!.containers as [Container];
    expect(command).toEqual(expect.arrayContaining(['--fail', '--fail-early', '--retry']));
    expect(args).toEqual([`http://idis-api.idis-${environment}/health`, `http://idis-ui.idis-${environment}`]);
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
