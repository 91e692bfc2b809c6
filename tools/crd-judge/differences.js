/** Objects that one of the two refuses and the other takes. An unknown field is refused, though a bundled table only warns of it. */
export function differencesOf(objects, answers, findingsIn) {
  return objects.flatMap((object, i) => {
    const theirs = answers[i];
    const ours = findingsIn(object).filter(
      ({ severity, message }) => severity === 'error' || message.startsWith('is not a field of '),
    );
    const text = JSON.stringify(object);
    const shown = text.length > 300 ? `${text.slice(0, 299)}…` : text;
    if (theirs.length > 0 && ours.length === 0) {
      return [`missed ${object.kind} ${theirs[0].path} (${theirs[0].by}) ${theirs[0].message}: ${shown}`];
    }
    if (theirs.length === 0 && ours.length > 0) {
      return [`refused ${object.kind} ${ours[0].path} ${ours[0].message}: ${shown}`];
    }
    return [];
  });
}
