/**
 * Where a system came to a cluster before the step ahead was done with it: all of it applied, its hooks over. RollingSync may
 * sync a cluster twice for a commit, so what counts is the first time.
 * @param {object[]} applications
 * @param {import('./start.js').Member[]} members in the order of their steps, one each
 * @param {string[]} units "many/shop"
 * @param {string} since
 */
export const stepsOutOfOrder = (applications, members, units, since) =>
  units.flatMap(unit =>
    members.slice(1).flatMap((member, i) => {
      const ahead = members[i];
      return early(applications, { unit, member, since }, [{ unit, member: ahead }]);
    }),
  );

/** Where a system came to any cluster before one that it needs was there in all. */
export const systemsOutOfOrder = (applications, members, [before, after], since) =>
  members.flatMap(member =>
    early(
      applications,
      { unit: after, member, since },
      members.map(other => ({ unit: before, member: other })),
    ),
  );

function early(applications, { unit, member, since }, ahead) {
  const namespace = unit.split('/').reverse().join('-');
  const first = member.writes(since).find(write => write.namespace === namespace);
  if (!first) return [];
  const seconds = text => Date.parse(text) - (Date.parse(text) % 1000);
  return ahead.flatMap(each => {
    const name = `${each.unit.replace('/', '-')}-${each.member.name}`;
    const history = applications.find(({ metadata }) => metadata.name === name)?.status.history ?? [];
    const done = history.map(({ deployedAt }) => deployedAt).filter(time => seconds(time) >= seconds(since))[0];
    if (done && seconds(done) <= seconds(first.time)) return [];
    return [`${member.name}: ${first.verb} of ${first.key} at ${first.time}, and ${name} was done at ${done}`];
  });
}
