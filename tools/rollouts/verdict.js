/**
 * What of a change is not as it was foretold.
 * @param {import('./changes.js').RandomChange} change
 * @param {import('./foretold.js').Foretold} expected
 * @param {import('./happened.js').Happened} seen
 * @returns {string[]}
 */
export function faultsOf({ name, before, after, what }, expected, seen) {
  const faults = [];
  const fault = text => faults.push(`${before.kind} ${name}: ${text} (${what.join(', ')})`);
  if (expected.refused !== seen.refused) {
    fault(expected.refused ? 'is accepted, and diff says that it is refused' : `is refused: ${seen.message}`);
    return faults;
  }
  if (seen.refused) return faults;
  if (expected.rolls !== seen.rolled) {
    fault(seen.rolled ? 'replaces pods, and diff does not say so' : 'replaces no pod, and diff says that it does');
    return faults;
  }
  const isScaled = before.spec.replicas !== after.spec.replicas;
  if (expected.rolls && expected.pods !== undefined && !isScaled && expected.pods !== seen.replaced)
    fault(`replaces ${seen.replaced} pods, and diff says ${expected.pods}`);
  if (expected.leastReady !== undefined && seen.leastReady < expected.leastReady)
    fault(`has ${seen.leastReady} ready pods at one time, and diff says at least ${expected.leastReady}`);
  return faults;
}
