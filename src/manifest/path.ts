/** What is wrong with a path that is not a pattern: the API server refuses it. */
export function pathFault(path: string): string | undefined {
  if (!path.startsWith('/')) return 'it must begin with "/"';
  const part = ['//', '/./', '/../', '%2f', '%2F'].find(each => path.includes(each));
  const end = ['/..', '/.'].find(each => path.endsWith(each));
  return part || end ? `it may not contain "${part ?? end}"` : undefined;
}
