import { cached } from './cache.js';
import { Unavailable } from './unavailable.js';

/**
 * Programs of one version from the cache, built once.
 * @param {object} program
 * @param {string} program.name
 * @param {string} program.version
 * @param {number} program.expected seconds that a build from nothing takes on two cores
 * @param {number} [program.within] seconds that it may take
 * @param {string} [program.lock] builds with the same lock wait for each other: a short one has its own
 * @param {(folder: string, within: number) => Promise<void>} make
 * @throws {Unavailable} it is not in the cache, and building it would take longer than `within`
 * @returns {Promise<string>} their folder
 */
export function builtProgram({ name, version, expected, within = 7200, lock }, make) {
  const build = async folder => {
    const minutes = Math.ceil(expected / 60);
    if (within < expected)
      throw new Unavailable(
        `${name} ${version} is not in the cache; building it takes about ${minutes} minutes, and ${Math.floor(within / 60)} are left`,
      );
    process.stdout.write(`building ${name} ${version}: about ${minutes} minutes\n`);
    await make(folder, within);
  };
  return cached(`${name}/${version}`, build, { patience: within, ...(lock && { lock }) });
}
