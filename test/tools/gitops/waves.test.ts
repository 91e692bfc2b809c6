const { wavesOf } = require('../../../tools/gitops/waves.js');

const item = (file: string, annotations?: Record<string, string>) => ({ file, object: { metadata: { annotations } } });
const wave = 'argocd.argoproj.io/sync-wave';
const post = { 'argocd.argoproj.io/hook': 'PostSync' };

it('come by their number, those after the deployment last', () => {
  const items = [
    item('check', { ...post, [wave]: '-5' }),
    item('web'),
    item('last', { [wave]: '10' }),
    item('api', { [wave]: '0' }),
    item('namespace', { [wave]: '-2' }),
  ];
  const waves: { name: string; objects: { file: string }[] }[] = wavesOf(items);
  expect(waves.map(({ name, objects }) => [name, ...objects.map(({ file }) => file)])).toEqual([
    ['sync-2', 'namespace'],
    ['sync0', 'web', 'api'],
    ['sync10', 'last'],
    ['post-5', 'check'],
  ]);
});
