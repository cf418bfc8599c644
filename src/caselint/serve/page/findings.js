// The list of what caselint says. Words of a note are only ever put in as text.

const SHAPES = { error: "■", warning: "▲", advice: "●" };
const NAMES = { error: "Error", warning: "Warning", advice: "Advice" };
const LONGEST = 80; // characters of a note's words that are shown in the list

function element(name, kind, ...children) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...children);
  return made;
}

function shortened(words) {
  const line = words.trim().replace(/\s+/g, " ");
  const characters = [...line];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : line;
}

function when(iso) {
  if (!iso) return null;
  const [day, time] = iso.split("T");
  const options = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return [new Date(day).toLocaleDateString("en-GB", options), time].filter(Boolean).join(", ");
}

function many(number, one, more) {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : more}`;
}

function ease(entry) {
  if (entry.reading_ease === null) return null;
  return `reading ease ${Math.round(Math.max(0, Math.min(100, entry.reading_ease)))} of 100`; // it may leave the scale
}

/** How long the note is, and how easy to read. */
export function measures({ words, entries }) {
  const said = [many(words, "word", "words")];
  if (entries.length > 1) said.push(many(entries.length, "entry", "entries"));
  else if (entries.length === 1) said.push(ease(entries[0]));
  return said.filter(Boolean).join(" · ");
}

function heading(index, entries) {
  const entry = entries.find((one) => one.index === index);
  if (!entry) return element("h3", "", "The record as a whole");
  if (entries.length === 1) return element("h3", "", "The note");
  const author = [entry.author, entry.author && entry.post_title].filter(Boolean).join(", ");
  const about = [when(entry.event ?? entry.recorded), author, many(entry.words, "word", "words"), ease(entry)];
  const told = element("span", "quiet", ` · ${about.filter(Boolean).join(" · ")}`);
  return element("h3", "", `Entry ${index} of ${entries.length}`, told);
}

function item(finding, cite, { go, copy }) {
  const shape = element("span", "", `${SHAPES[finding.level]} `);
  shape.setAttribute("aria-hidden", "true");
  const page = finding.place.page ? `, page ${finding.place.page}` : "";
  const words = shortened(finding.match);
  const button = element(
    "button", "go",
    element("span", "level", shape, NAMES[finding.level]), " ",
    ...(words ? [element("span", "words", `“${words}”`), " "] : []),
    element("span", "line", `line ${finding.start.line}${page}`),
  );
  button.type = "button";
  button.addEventListener("click", go);
  const made = element(
    "li", finding.level, button,
    element("p", "message", finding.message),
    element("p", "instead", element("b", "", "Instead: "), finding.advice),
  );
  if (finding.suggestions.length) made.append(tries(finding.suggestions, copy));
  made.append(element("p", "code", [finding.code, finding.name, cite].filter(Boolean).join(" · ")));
  return made;
}

function tries(suggestions, copy) {
  const made = element("div", "tries");
  for (const words of suggestions) {
    const button = element("button", "", `Copy “${words}”`);
    button.type = "button";
    button.addEventListener("click", () => copy(words));
    made.append(button);
  }
  return made;
}

/**
 * Write the list, by entry in the note's order, and what concerns the whole record last. `go` is called with
 * the id of a finding (its index), `copy` with words.
 */
export function write(list, answer, { go, copy }) {
  const { findings, entries } = answer.document;
  const groups = new Map();
  findings.forEach((finding, id) => {
    if (!groups.has(finding.entry)) groups.set(finding.entry, []);
    groups.get(finding.entry).push(id);
  });
  const order = [...groups.keys()].sort((a, b) => (a || Infinity) - (b || Infinity));
  const made = [];
  for (const index of order) {
    if (groups.size > 1 || entries.length > 1) made.push(heading(index, entries));
    const items = groups.get(index).map((id) => {
      const one = item(findings[id], answer.cites[id], { go: () => go(id), copy });
      one.dataset.id = id;
      return one;
    });
    made.push(element("ol", "", ...items));
  }
  list.replaceChildren(...made);
}

/** Show which finding is looked at; `scroll` brings it into view. */
export function look(list, id, scroll) {
  for (const one of list.querySelectorAll("li")) {
    const here = one.dataset.id === String(id);
    one.classList.toggle("here", here);
    if (here && scroll) one.scrollIntoView({ block: "nearest" });
  }
}
