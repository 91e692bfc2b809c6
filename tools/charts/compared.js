const named = ({ kind, metadata }) => `${kind} ${metadata.name}`;
const waveOf = ({ metadata }) => Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);

/** Everything that an install runs is there, unchanged but for its place; definitions first, hooks before and after the rest. */
export function* compared(ours, theirs) {
  const eventsOf = ({ metadata }) => (metadata.annotations?.['helm.sh/hook'] ?? '').split(',').filter(Boolean);
  const isRun = object =>
    eventsOf(object).length === 0 || eventsOf(object).some(each => /^(pre|post)-(install|upgrade)$/.test(each));
  const expected = theirs.filter(isRun);
  if (expected.length !== ours.length) yield `${ours.length} objects, and helm renders ${expected.length}`;
  for (const object of expected) {
    const found = ours.find(each => named(each) === named(object) && each.apiVersion === object.apiVersion);
    if (!found) yield `${named(object)} is missing`;
    else if (JSON.stringify(bare(found)) !== JSON.stringify(bare(object))) yield `${named(object)} is another one`;
  }
  const waves = kind =>
    expected.filter(kind).map(object => waveOf(ours.find(each => named(each) === named(object)) ?? object));
  const isBefore = object => eventsOf(object).some(each => each.startsWith('pre-'));
  const isDefinition = ({ kind }) => kind === 'CustomResourceDefinition';
  const groups = [
    waves(isDefinition),
    waves(isBefore),
    waves(object => eventsOf(object).length === 0 && !isDefinition(object)),
    waves(object => eventsOf(object).length > 0 && !isBefore(object)),
  ].filter(group => group.length > 0);
  for (const [i, group] of groups.entries()) {
    if (i > 0 && Math.max(...groups[i - 1]) >= Math.min(...group))
      yield `wave ${Math.min(...group)} comes before what it needs`;
  }
}

/** Without what the order adds, and what a chart of cdk8s adds. */
const bare = ({ metadata: { annotations, labels, namespace, ...metadata }, ...object }) =>
  sorted({ ...object, metadata });
const sorted = value =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object' && !(value instanceof Date)
      ? Object.fromEntries(
          Object.keys(value)
            .filter(key => value[key] !== null && value[key] !== undefined)
            .sort()
            .map(key => [key, sorted(value[key])]),
        )
      : value;
