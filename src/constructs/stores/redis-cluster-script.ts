/**
 * Makes a cluster of servers that are up; of one that exists it only says where each member is now. Members keep the
 * addresses of the others, and when all of them have moved none finds any.
 */
export const redisClusterScript = (members: readonly string[], port: number): string => `set -eu
members="${members.join(' ')}"
address() { getent hosts "$1" | cut -d ' ' -f 1; }

for member in $members; do
  until redis-cli -h "$member" ping | grep -q PONG; do sleep 1; done
done
first="${members[0]}"
if redis-cli -h "$first" cluster info | grep -q '^cluster_slots_assigned:16384'; then
  for member in $members; do
    redis-cli -h "$first" cluster meet "$(address "$member")" ${port}
  done
else
  addresses=""
  for member in $members; do addresses="$addresses $(address "$member"):${port}"; done
  redis-cli --cluster create $addresses --cluster-replicas 0 --cluster-yes
fi
`;
