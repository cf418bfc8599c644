// Where findings stand in a text. caselint counts characters (Unicode code points); strings here are UTF-16.

const SURROGATE = /[\ud800-\udfff]/;

/** A function from a line and column, both from 1, to an index in the text. */
export function indexer(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return ({ line, column }) => {
    const start = starts[Math.min(line, starts.length) - 1];
    const end = line < starts.length ? starts[line] : text.length;
    const words = text.slice(start, end);
    if (!SURROGATE.test(words)) return Math.min(start + column - 1, text.length);
    let at = start;
    let left = column - 1;
    for (const character of words) {
      if (left-- === 0) break;
      at += character.length;
    }
    return at;
  };
}

/** The spans after the text was edited: those beyond the edit move with it, those that it touches are gone. */
export function moved(spans, before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const shift = after.length - before.length;
  const kept = [];
  for (const span of spans) {
    if (span.end <= head) kept.push(span);
    else if (span.start >= before.length - tail) {
      kept.push({ ...span, start: span.start + shift, end: span.end + shift });
    }
  }
  return kept;
}

const LEVELS = ["error", "warning", "advice"];

/** The text cut where a span begins or ends: pieces with the spans that cover them. Spans may overlap. */
export function pieces(text, spans) {
  const cuts = new Map();
  for (const span of spans) {
    if (span.start >= span.end) continue;
    if (!cuts.has(span.start)) cuts.set(span.start, []);
    if (!cuts.has(span.end)) cuts.set(span.end, []);
    cuts.get(span.start).push(span);
  }
  const found = [];
  let open = [];
  let from = 0;
  for (const at of [...cuts.keys()].sort((a, b) => a - b)) {
    if (at > from) found.push({ words: text.slice(from, at), spans: open });
    open = [...open.filter((span) => span.end > at), ...cuts.get(at)];
    from = at;
  }
  found.push({ words: text.slice(from), spans: [] });
  return found;
}

/** The gravest level of some spans. */
export function gravest(spans) {
  return LEVELS.find((level) => spans.some((span) => span.level === level));
}
