import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Commits in words: what a render would change of a tree, made by hand.
 * @param {ReturnType<typeof import('./repository.js').repository>} repository
 */
export function edits(repository) {
  const at = (...path) => join(repository.folder, ...path);

  /** Another image, and what changes with every release of the systems that have it. */
  function release(from, to) {
    const digest = createHash('sha256').update(to).digest('hex').slice(0, 16);
    const folders = new Set(repository.replace('dist', from, to).map(file => dirname(file)));
    for (const folder of folders)
      for (const file of readdirSync(at('dist', folder)).filter(name => name.startsWith('job-'))) {
        const path = at('dist', folder, file);
        writeFileSync(path, readFileSync(path, 'utf8').replace(/(plainsail\.dev\/release: ).*/, `$1"${digest}"`));
      }
  }

  /** Takes files of a unit out of the tree, and out of every list that names them. @param {string} unit "staging/codeai" */
  function remove(unit, files) {
    for (const file of files) rmSync(at('dist', unit, file));
    const names = new Set(files);
    for (const list of listsFor(unit)) {
      const lines = readFileSync(list, 'utf8').split('\n');
      writeFileSync(
        list,
        lines.filter(line => !(line.startsWith('- ') && names.has(basename(line.slice(2))))).join('\n'),
      );
    }
  }

  /** Takes a whole system out of the tree, with what delivers it. */
  function removeSystem(unit) {
    const [environment, system] = unit.split('/');
    for (const folder of [unit, `${environment}/gitops/${system}`]) rmSync(at('dist', folder), { recursive: true });
    const list = at('dist', environment, 'gitops/kustomization.yaml');
    const lines = readFileSync(list, 'utf8').split('\n');
    writeFileSync(list, lines.filter(line => !line.startsWith(`- ${system}/`)).join('\n'));
  }

  /** Gives a label to what delivers a system. */
  function label(unit, name) {
    const [environment, system] = unit.split('/');
    const known = `    plainsail.dev/environment: ${environment}\n`;
    repository.replace(`dist/${environment}/gitops/${system}`, known, `${known}    ${name}: "true"\n`);
  }

  /** Moves a file from the list of one stage to that of another. */
  function moveStage(unit, file, from, to) {
    const [environment, system] = unit.split('/');
    const list = stage => at('dist', environment, 'gitops', system, stage, 'kustomization.yaml');
    const line = `- ../../../${system}/${file}\n`;
    writeFileSync(list(from), readFileSync(list(from), 'utf8').replace(line, ''));
    writeFileSync(list(to), readFileSync(list(to), 'utf8') + line);
  }

  function listsFor(unit) {
    const [environment, system] = unit.split('/');
    const delivery = at('dist', environment, 'gitops', system);
    const stages = readdirSync(delivery, { recursive: true }).filter(file => basename(file) === 'kustomization.yaml');
    return [at('dist', unit, 'kustomization.yaml'), ...stages.map(file => join(delivery, file))];
  }

  return { release, remove, removeSystem, label, moveStage };
}
