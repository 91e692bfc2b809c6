/** What External Secrets makes of a template: the part of its language that the constructs write. @throws what it fails with */
export function filled(template, values) {
  const tokens = template.split(/(\{\{.*?\}\})/s);
  let at = 0;
  const isEnd = token => /^\{\{ (else|end)/.test(token ?? '{{ end');
  function text(isShown) {
    let result = '';
    for (; at < tokens.length && !isEnd(tokens[at]); at++) {
      const token = tokens[at];
      const condition = /^\{\{ if eq (\S+) ("[^"]*") \}\}$/.exec(token);
      if (condition) result += choice(condition, isShown);
      else if (isShown) result += token.startsWith('{{') ? value(token.slice(3, -3)) : token;
    }
    return result;
  }
  function choice([, field, wanted], isShown) {
    let [isOpen, result, holds] = [isShown, '', value(field) === JSON.parse(wanted)];
    for (;;) {
      at++;
      result += text(isOpen && holds);
      if (isOpen && holds) isOpen = false;
      const [, other, name] = /^\{\{ else(?: if eq (\S+) ("[^"]*"))? \}\}$/.exec(tokens[at]) ?? [tokens[at]];
      if (/^\{\{ end \}\}$/.test(tokens[at])) return result;
      holds = other === undefined || value(other) === JSON.parse(name);
    }
  }
  function value(expression) {
    const [first, ...pipes] = expression.split(' | ');
    const [, message] = /^fail (".*")$/.exec(first) ?? [];
    if (message) throw new Error(JSON.parse(message));
    if (first.startsWith('"')) return JSON.parse(first);
    if (!Object.hasOwn(values, first.slice(1))) throw new Error(`the template asks for ${first}`);
    return pipes.reduce((text, pipe) => {
      const [, from, to] = /^replace ("(?:[^"\\]|\\.)*") ("(?:[^"\\]|\\.)*")$/.exec(pipe);
      return text.replaceAll(JSON.parse(from), JSON.parse(to));
    }, values[first.slice(1)]);
  }
  return text(true);
}
