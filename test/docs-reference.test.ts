import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { apiPages } from '../tools/api-report.js';
import { referencePages } from '../tools/reference.js';

const root = join(__dirname, '..');
const pages: ReadonlyMap<string, string> = referencePages(root);
const plainsail = pages.get('docs/reference/plainsail.md')!;

/** The text below a heading, up to the next. */
const section = (page: string, heading: string) => page.split(/^### /m).find(each => each.startsWith(`${heading}\n`))!;

/** The anchors of a page, as GitHub makes them: a heading that is there already gets a number. */
function anchorsOf(text: string): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const anchors = [...text.replace(/^```.*?^```/gms, '').matchAll(/^#+ (.*)$/gm)].map(([, heading]) => {
    const plain = heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    const before = counts.get(plain) ?? 0;
    counts.set(plain, before + 1);
    return before === 0 ? plain : `${plain}-${before}`;
  });
  return new Set(anchors);
}

test('each name of an entry has a section on its page; the props of a construct are in that of the construct', () => {
  const missing = [...apiPages(root)].flatMap(([path, api]) => {
    const page = pages.get(path.replace('docs/api', 'docs/reference'))!;
    const names = [...api.matchAll(/^(?:abstract )?(?:class|const|function|interface|type) (\w+)/gm)].map(
      ([, n]) => n!,
    );
    return names.filter(name => !name.endsWith('Props') && !section(page, name));
  });
  expect(missing).toEqual([]);
});

test('a construct has its props with type, default and meaning, and an example', () => {
  const text = section(plainsail, 'WebService');
  expect(text).toContain('Example: [WebService](examples/WebService.md).');
  expect(text).toContain(
    '| `drain` | `number` | 10 | Seconds a pod goes on serving after it left the Service, so that nobody meets a closed door. |',
  );
  expect(text).toContain('| `ports` | `Ports` | required | Container ports by name.');
  expect(text).toContain('As well as those of [`ReplicatedProps`](types.md#replicatedprops).');
  expect(text).toContain('| `deployment` | `PlainObject<Deployment>` | The Deployment as it is rendered. |');
});

test('each link leads to a heading that is there', () => {
  const broken = [...pages].flatMap(([path, text]) =>
    [...text.matchAll(/\]\(([^)#\s]*)(?:#([^)\s]*))?\)/g)]
      .map(([, file, anchor]) => [normalize(join(dirname(path), file!)), anchor] as const)
      .filter(([file, anchor]) => {
        const target = pages.get(file) ?? (existsSync(join(root, file)) ? file : undefined);
        if (target === undefined || anchor === undefined) return target === undefined;
        return !anchorsOf(pages.get(file) ?? readFileSync(join(root, file), 'utf8')).has(anchor);
      })
      .map(([file, anchor]) => `${path}: ${file}#${anchor}`),
  );
  expect(broken).toEqual([]);
});
