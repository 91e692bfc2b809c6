import { type DocumentText, Unreadable } from './document.js';
import { isJson, type JsonValue, jsonValues } from './json-stream.js';

/** A document that is still to be read, a JSON value, or what can be neither. */
export type StreamPart =
  | { readonly yaml: DocumentText }
  | { readonly json: JsonValue }
  | { readonly fault: Unreadable };

const marker = '---';

/**
 * Cuts a text into its documents as kubectl does: JSON values one behind the other, or YAML between lines that begin
 * with `---`.
 */
export function* documentsOf(text: string): Iterable<StreamPart> {
  const whole = { text, line: 1 };
  yield* yamlDocuments(isJson(text) ? yield* jsonValues(whole) : whole);
}

function* yamlDocuments(stream: DocumentText): Iterable<StreamPart> {
  const text = withLineFeeds(stream.text);
  let start = 0;
  let from = 0;
  let { line } = stream;
  for (let at = markerFrom(text, from); at >= 0; at = markerFrom(text, from)) {
    from = text.indexOf('\n', at) + 1;
    const content = text.slice(at + marker.length, from).trim();
    const isFault = content !== '' && !content.startsWith('#');
    if (at > start) yield { yaml: { text: text.slice(start, at), line } };
    if (isFault) yield { fault: notAMarker(content, line + countLines(text, start, at)) };
    // A marker that ends no document belongs to the one that it begins.
    if (at === start && !isFault) continue;
    line += countLines(text, start, from);
    start = from;
  }
  if (start < text.length) yield { yaml: { text: text.slice(start), line } };
}

/** Lines end with a line feed, the last one too. */
function withLineFeeds(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
}

/** Where the next line begins with a marker, or -1. */
function markerFrom(text: string, from: number): number {
  if (text.startsWith(marker, from)) return from;
  const before = text.indexOf(`\n${marker}`, from);
  return before < 0 ? -1 : before + 1;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

const notAMarker = (content: string, line: number): Unreadable =>
  new Unreadable(
    `${JSON.stringify(content.length > 40 ? `${content.slice(0, 40)}…` : content)} follows --- on its line, and kubectl refuses that`,
    line,
    'Begin a document on the line below its ---.',
  );
