// The page: a note on one side, what caselint says of it on the other.

import { look, measures, write } from "./findings.js";
import { Paper } from "./paper.js";
import { indexer } from "./places.js";
import { about, check, ended, Gone, hasToken, Refused } from "./server.js";

const PAUSE = 150; // milliseconds after a key before the note is checked
const PATIENCE = 500; // before the page says that it is checking
const QUIET = 1500; // before a screen reader is told of a change

// Whether note and findings scroll each by itself, so that both can be brought into view; as in style.css.
const BESIDE = matchMedia("(min-width: 52rem) and (min-height: 32rem)");

const $ = (id) => document.getElementById(id);
const BYTE_ORDER_MARK = /^\ufeff/;

const draft = new Paper($("draft"), written, visited);
const read = new Paper($("read"), () => {}, visited);
let paper = draft; // the one that is shown
let file = null; // the file that is shown, if one is
let known = null; // what the server told of itself
let asked = null; // the AbortController of the question that is open
const timers = {};

function later(name, milliseconds, what) {
  clearTimeout(timers[name]);
  timers[name] = setTimeout(what, milliseconds);
}

// ------------------------------------------------------------------------------------- notices

function notice(words) {
  $("notice-words").textContent = words;
  $("notice").hidden = !words;
}

const NO_TOKEN =
  "This address is not complete, so nothing can be checked. Open the whole address that caselint printed, " +
  "or start “caselint serve” again.";
const GONE =
  "caselint has ended on this computer, so the note is no longer checked. Your note is still on this page: " +
  "copy it before you close it. To go on, start “caselint serve” again and use the page that it opens.";

function tellError(error) {
  if (error.name === "AbortError") return;
  if (error instanceof Gone) notice(hasToken() ? GONE : NO_TOKEN);
  else if (error instanceof Refused) notice(error.message);
  else throw error;
}

function announce(words) {
  later("announce", QUIET, () => {
    if ($("live").textContent !== words) $("live").textContent = words;
  });
}

// ------------------------------------------------------------------------------------ checking

function written() {
  later("check", PAUSE, checkDraft);
}

function stopAsking() {
  asked?.abort();
  asked = null;
  clearTimeout(timers.check);
  clearTimeout(timers.passing);
  $("passing").textContent = "";
}

async function ask(what) {
  stopAsking();
  const mine = new AbortController();
  asked = mine;
  later("passing", PATIENCE, () => ($("passing").textContent = "Checking…"));
  try {
    return await check(what, $("profile").value, mine.signal);
  } catch (error) {
    tellError(error);
    if (error.name !== "AbortError" && !(what instanceof File)) showUnchecked();
    return null;
  } finally {
    if (asked === mine) stopAsking();
  }
}

async function checkDraft() {
  if (!draft.text.trim()) {
    stopAsking();
    draft.mark([]);
    if (paper === draft) showNothing();
    return;
  }
  const whole = draft.text;
  const sent = whole.replace(BYTE_ORDER_MARK, "");
  const answer = await ask(sent);
  if (!answer || draft.text !== whole || paper !== draft) return;
  notice("");
  show(answer, answer.text === null ? sent : null, whole.length - sent.length);
  if (answer.text !== null && !answer.document.problem) {
    notice(
      `This reads as a file of another kind (${answer.document.format}), and was checked as one, so its ` +
        "findings cannot be marked in what you wrote.",
    );
  }
}

async function checkFile(chosen) {
  if (!known) return;
  if (chosen.size > known.file_mb * 1024 ** 2) {
    notice(`${chosen.name} is over the limit of ${known.file_mb} MB: split it into smaller files.`);
    return;
  }
  notice("");
  const answer = await ask(chosen);
  if (!answer) return;
  if (answer.document.problem) {
    notice(`${chosen.name} was not checked. ${answer.document.problem}`);
    return;
  }
  const before = file;
  file = chosen;
  if (before !== chosen) read.replace(answer.text ?? "");
  turnTo(read);
  show(answer, answer.text ?? "", 0);
}

// ------------------------------------------------------------------------------------- showing

function turnTo(other) {
  paper = other;
  const isFile = other === read;
  $("draft").hidden = isFile;
  $("read").hidden = !isFile;
  $("of-file").hidden = !isFile;
  $("back").hidden = !isFile;
  $("copy").hidden = isFile;
  $("clear").hidden = isFile;
  $("note-heading").textContent = isFile ? file.name : "Your note";
}

function showNothing() {
  $("found").textContent = "What caselint finds in your note will stand here.";
  $("found").className = "nothing";
  $("promise").textContent = $("measures").textContent = "";
  $("findings").replaceChildren();
  announce("");
}

/** What was said of the note before it changed must not stand beside it. */
function showUnchecked() {
  showNothing();
  draft.mark([]);
  $("found").textContent = "This note was not checked.";
}

/** Show an answer. `text` is what its places count in, which begins `shift` after the paper's own beginning. */
function show(answer, text, shift) {
  const { document: told } = answer;
  const clean = !told.problem && !told.findings.length;
  const summary = told.problem ?? (clean ? "No rule was broken." : capital(answer.found));
  $("found").textContent = summary;
  $("found").className = clean ? "good" : "";
  $("promise").textContent = clean ? known.promise : "";
  $("measures").textContent = told.problem ? "" : measures(told);
  for (const left of told.not_read) {
    const names = left.names.length ? ` (${left.names.join(", ")})` : "";
    $("measures").append(document.createElement("br"), `Not read: ${left.what}${names}. ${left.why}`);
  }
  if (told.problem) {
    $("findings").replaceChildren();
    paper.mark([]);
  } else {
    write($("findings"), answer, { go, copy });
    paper.mark(text === null ? [] : spansOf(told.findings, text, shift));
  }
  visited(paper.at(paper.area.selectionStart), false);
  announce(summary);
}

function spansOf(findings, text, shift) {
  const index = indexer(text);
  return findings.map(({ start, end, level }, id) => ({
    id,
    level,
    start: index(start) + shift,
    end: index(end) + shift,
  }));
}

function capital(words) {
  return words[0].toUpperCase() + words.slice(1);
}

// ---------------------------------------------------------------------------- between the two

/** The cursor stands at these spans. */
function visited(spans, scroll = true) {
  const id = spans.some((span) => span.id === paper.here) ? paper.here : (spans[0]?.id ?? null);
  paper.look(id);
  look($("findings"), id, scroll && BESIDE.matches);
}

function go(id) {
  paper.go(id);
  look($("findings"), id, BESIDE.matches);
}

async function copy(words) {
  await navigator.clipboard.writeText(words);
  $("passing").textContent = $("live").textContent = "Copied.";
  later("passing", QUIET, () => ($("passing").textContent = ""));
}

function step(by) {
  const spans = [...paper.spans].sort((a, b) => a.start - b.start || a.end - b.end);
  if (!spans.length) return;
  const at = spans.findIndex((span) => span.id === paper.here);
  const beyond = spans.findIndex((span) => span.start >= paper.area.selectionStart);
  const next = beyond < 0 ? spans.length : beyond;
  const from = at >= 0 ? at : by > 0 ? next - 1 : next;
  go(spans[(from + by + spans.length) % spans.length].id);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "F8") {
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  } else if (event.key === "Escape" && event.target === paper.area && paper.here !== null) {
    $("findings").querySelector(`li[data-id="${paper.here}"] button`)?.focus();
  }
});

// --------------------------------------------------------------------------------- the buttons

$("notice-close").addEventListener("click", () => notice(""));
$("open").addEventListener("click", () => $("file").click());
$("copy").addEventListener("click", () => copy(draft.text));
$("clear").addEventListener("click", () => draft.clear());
$("back").addEventListener("click", () => {
  file = null;
  read.replace("");
  turnTo(draft);
  notice("");
  showNothing();
  checkDraft();
  draft.area.focus();
});
$("file").addEventListener("change", () => {
  const [chosen] = $("file").files;
  $("file").value = "";
  if (chosen) checkFile(chosen);
});
$("profile").addEventListener("change", () => (file ? checkFile(file) : checkDraft()));

let inside = 0; // elements that something is being dragged over
const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
document.addEventListener("dragenter", (event) => {
  if (!hasFiles(event)) return;
  inside += 1;
  $("drop").hidden = false;
});
document.addEventListener("dragleave", (event) => {
  if (hasFiles(event) && --inside <= 0) $("drop").hidden = true;
});
document.addEventListener("dragover", (event) => {
  if (hasFiles(event)) event.preventDefault();
});
document.addEventListener("drop", async (event) => {
  inside = 0;
  $("drop").hidden = true;
  if (!hasFiles(event)) return;
  event.preventDefault();
  const { files } = event.dataTransfer;
  const number = files.length;
  await checkFile(files[0]);
  if (number > 1) notice(`${number} files were dropped, of which only ${files[0].name} was checked: drop one at a time.`);
});
window.addEventListener("beforeunload", (event) => {
  if (draft.text.trim()) event.preventDefault(); // the browser asks whether to leave
});

// ----------------------------------------------------------------------------------- beginning

async function begin() {
  try {
    known = await about();
  } catch (error) {
    tellError(error);
    return;
  }
  for (const { name, title } of known.profiles) {
    $("profile").add(new Option(name === "default" ? "None in particular" : title, name, false, name === known.profile));
  }
  $("file").accept = known.reading;
  checkDraft();
  await ended();
  stopAsking();
  notice(GONE);
}

showNothing();
begin();
