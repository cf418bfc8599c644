// A sheet with a text in it whose findings are marked. The text stands in an ordinary text area, so that
// typing, pasting and undoing are the browser's own; the marks stand behind it, under the same words unseen.

import { gravest, moved, pieces } from "./places.js";

const ROOM_FOR_THE_LAST_LINE = "\u200b"; // an empty last line would have no height

export class Paper {
  /** `changed` is called when the text was edited, `visited` with the spans at the cursor when that moved. */
  constructor(sheet, changed, visited) {
    this.sheet = sheet;
    this.mirror = sheet.querySelector(".mirror");
    this.area = sheet.querySelector("textarea");
    this.spans = [];
    this.here = null; // the id of the finding that is looked at
    this.known = this.area.value;
    this.area.addEventListener("input", () => {
      this.spans = moved(this.spans, this.known, this.area.value);
      this.known = this.area.value;
      this.draw();
      changed();
    });
    for (const kind of ["click", "keyup"]) {
      this.area.addEventListener(kind, () => visited(this.at(this.area.selectionStart)));
    }
    this.draw();
  }

  get text() {
    return this.area.value;
  }

  /** Put another text in place of the one there is; it cannot be undone. */
  replace(text) {
    this.area.value = text;
    this.known = this.area.value;
    this.spans = [];
    this.sheet.scrollTop = 0;
    this.draw();
  }

  /** Take all out, in a way that can be undone. */
  clear() {
    this.area.focus();
    this.area.select();
    document.execCommand("delete"); // the one way that keeps what can be undone
  }

  mark(spans) {
    this.spans = spans;
    this.draw();
  }

  look(id) {
    if (id === this.here) return;
    this.here = id;
    this.draw();
  }

  /** The spans around a place in the text, the shortest first. */
  at(index) {
    const around = this.spans.filter((span) => span.start <= index && index <= span.end);
    return around.sort((a, b) => a.end - a.start - (b.end - b.start));
  }

  /** Put the cursor on the words of a finding. */
  go(id) {
    const span = this.spans.find((one) => one.id === id);
    if (!span) return;
    this.look(id);
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(span.start, span.end);
    this.mirror.querySelector("mark.here")?.scrollIntoView({ block: "center", inline: "nearest" });
  }

  draw() {
    const nodes = pieces(this.known, this.spans).map(({ words, spans }) => {
      if (!spans.length) return document.createTextNode(words);
      const mark = document.createElement("mark");
      const looked = spans.filter((span) => span.id === this.here);
      mark.className = gravest(looked.length ? looked : spans);
      if (looked.length) mark.classList.add("here");
      mark.textContent = words;
      return mark;
    });
    this.mirror.replaceChildren(...nodes, ROOM_FOR_THE_LAST_LINE);
  }
}
