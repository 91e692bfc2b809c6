const suffixes = { n: 1e-9, u: 1e-6, m: 1e-3, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };
const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** The number that a Kubernetes quantity in the server's own spelling stands for: "1536Mi", "250m", "3". */
export function parseQuantity(text) {
  const [, number, suffix] = /^([\d.]+(?:e\d+)?)([a-zA-Z]*)$/.exec(text) ?? [];
  return Number(number) * (suffixes[suffix] ?? 1024 ** (binary.indexOf(suffix) + 1));
}
