import { imagesOf, isOld } from '../../environment/versions.js';
import type { Fleet } from '../../fleet/fleet.js';
import { type Problem, problem, sortProblems } from '../../problem.js';
import type { Synthesis } from '../../synth/request.js';

/** What a run has come to, with a warning where the versions of its fleet have the form of before. */
export const noting = (fleet: Fleet, synthesis: Synthesis): Synthesis => ({
  ...synthesis,
  problems: sortProblems([...synthesis.problems, ...formOfVersions(fleet)]),
});

/** A warning where the versions of a fleet have the form of before. */
function formOfVersions(fleet: Fleet): readonly Problem[] {
  const tables = new Set(fleet.environments.map(({ props }) => props.versions).filter(isOld));
  return [...tables].flatMap(table => {
    const [first] = Object.keys(imagesOf(table));
    if (first === undefined) return [];
    return {
      ...problem('image-version', `the versions of "${first}" and of others are beside its repository.`, {
        hint: 'The next release reads { "images": { "<name>": { "repository": …, "versions": { … } } } } only: run "plainsail synth --rewrite-versions", or write it so in the declaration.',
      }),
      severity: 'warning' as const,
    };
  });
}
