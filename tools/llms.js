import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Pages that come first, in this order; the others of `docs` follow by subject. */
const start = ['README.md', 'docs/guide.md', 'docs/recipes.md'];

/**
 * `llms.txt`: the pages of the package for a language model that writes declarations, each with its first sentence.
 * @param made the generated pages by path, which may not be written yet
 */
export function llmsText(root, made) {
  const textOf = path => made.get(path) ?? readFileSync(join(root, path), 'utf8');
  const { name, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const below = folder => [...made.keys()].filter(path => path.startsWith(`${folder}/`)).sort();
  const subjects = readdirSync(join(root, 'docs'))
    .filter(file => file.endsWith('.md'))
    .map(file => `docs/${file}`)
    .filter(path => !start.includes(path))
    .sort();
  const sections = [
    ['Start', start],
    ['Subjects', subjects],
    ['Reference', below('docs/reference')],
    ['Signatures', below('docs/api')],
    ['Checks', ['docs/checks/README.md']],
  ];
  return `# ${name}

> ${description}

${sections.map(([title, paths]) => `## ${title}\n\n${paths.map(path => entry(path, textOf(path))).join('\n')}\n`).join('\n')}`;
}

function entry(path, text) {
  const plain = text
    .replace(/<!--.*?-->/gs, '')
    .replace(/^```.*?^```$/gms, '')
    .replace(/^Made by .*?\. /gm, '');
  const [, title] = /^# (.*)$/m.exec(plain);
  const [paragraph = ''] = plain.split(/\n{2,}/).filter(each => /^[^#|<-]/.test(each.trim()));
  const sentence = /^.*?[.:](?=\s|$)/s.exec(paragraph.trim())?.[0] ?? paragraph.trim();
  return `- [${title}](${path}): ${sentence
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/:$/, '.')}`;
}
