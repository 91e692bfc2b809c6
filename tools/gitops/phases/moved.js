import { edits } from '../edits.js';
import { isProtected } from '../protection.js';

/**
 * An object that moves to an earlier stage stays what it is, one that is protected to any; without protection Flux deletes
 * it and makes it anew, which is why a render that does so is refused. @type {import('../judge.js').Phase}
 */
export async function moved(run, { controller, cluster, repository }) {
  if (!controller.hasStages) return [];
  const { moveStage } = edits(repository);
  const cases = [
    {
      name: 'to an earlier stage',
      from: '1',
      to: 'minus-2',
      pick: item => item.object.kind === 'Service',
      stays: true,
    },
    {
      name: 'to a later stage, protected',
      from: 'minus-2',
      to: '1',
      pick: item => item.object.kind === 'NetworkPolicy' && isProtected(item),
      stays: true,
    },
    {
      name: 'to a later stage, not protected',
      from: 'minus-2',
      to: '1',
      pick: item => item.object.kind === 'ConfigMap' && !isProtected(item),
      stays: false,
    },
  ];
  const wrong = [];
  for (const { name, from, to, pick, stays } of cases) {
    const { unit, item } = itemIn(await run.fleet(), from, pick);
    const uid = async () => (await cluster.get(item.object))?.metadata.uid;
    const before = await uid();
    moveStage(unit, item.file, from, to);
    await run.deliver(`moved ${name}`);
    await run.reconcile();
    const after = await uid();
    if ((before === after) !== stays)
      wrong.push(`${item.key}, moved ${name}, is ${stays ? 'another' : 'still the same'} object`);
    moveStage(unit, item.file, to, from);
    await run.deliver(`moved ${name}, and back`);
  }
  return wrong;
}

const waveOf = stage => (stage.startsWith('minus-') ? `sync-${stage.slice(6)}` : `sync${stage}`);

function itemIn(fleet, stage, pick) {
  for (const { unit, waves } of fleet) {
    const item = waves.find(({ name }) => name === waveOf(stage))?.objects.find(pick);
    if (item && waves.some(({ name }) => name === 'sync1') && waves.some(({ name }) => name === 'sync-2'))
      return { unit, item };
  }
  throw new Error(`no such object in stage ${stage}`);
}
