(() => {
  "use strict";
  const form = document.getElementById("filter");
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (form && target.closest("[hidden]")) form.reset(); // what was chosen would hide it
    for (let at = target.parentElement; at; at = at.parentElement) {
      if (at.localName === "details") at.open = true; // where the browser does not do so by itself
    }
    setTimeout(() => target.scrollIntoView({ block: "nearest" }));
  };
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-f]:not(.off)");
    if (mark && !getSelection().toString()) {
      const numbers = mark.dataset.f.split(" ");
      const file = mark.closest(".file").id;
      const open = numbers.filter((number) => !document.getElementById(`${file}f${number}`).hidden);
      location.hash = `${file}f${open[open.length - 1]}`;
    }
  });
  if (!form) return;
  form.hidden = false;

  const shown = document.getElementById("shown");
  const number = (of) => of.toLocaleString("en-GB");
  const told = (of, one, many) => `${number(of)} ${of === 1 ? one : many}`;
  let files = null;
  const look = () => {
    files ??= Array.from(document.querySelectorAll("details.file"), (file) => ({
      file,
      name: file.querySelector("summary h3").textContent.toLowerCase(),
      cards: Array.from(file.querySelectorAll(".card"), (card) => ({
        card, rule: card.dataset.r, level: card.dataset.l, author: card.dataset.a,
      })),
      filtered: false,
    }));
    return files;
  };
  const value = (name) => (form.elements[name] ? form.elements[name].value.trim() : "");
  const graver = ["error", "warning", "advice"];
  const marks = (one) => {
    const levels = new Map(one.cards.filter(({ card }) => !card.hidden)
      .map(({ card, level }) => [card.id.split("f")[1], level]));
    for (const mark of one.file.querySelectorAll("[data-f]")) {
      const left = mark.dataset.f.split(" ").map((finding) => levels.get(finding)).filter(Boolean);
      if (mark.localName === "mark") mark.className = graver.find((level) => left.includes(level)) ?? "off";
      else mark.hidden = !left.length;
    }
    for (const list of one.file.querySelectorAll(".cards")) {
      list.hidden = !list.querySelector(".card:not([hidden])");
      if (list.parentElement.classList.contains("only")) list.parentElement.hidden = list.hidden;
    }
  };
  const apply = () => {
    const rule = value("rule"), author = value("author"), name = value("file").toLowerCase();
    const boxes = Array.from(form.querySelectorAll("input[name=level]"));
    const levels = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const any = !rule && !author && levels.size === boxes.length;
    const all = any && !name;
    let cards = 0, of = 0, left = 0;
    for (const one of look()) {
      const named = one.name.includes(name);
      const fitting = one.cards.map((its) => named && (!rule || rule === its.rule) &&
        (!author || author === its.author) && levels.has(its.level));
      const here = fitting.filter(Boolean).length;
      one.file.hidden = !here && !(any && named);
      if (here && (here < fitting.length || one.filtered)) {
        fitting.forEach((fits, place) => { one.cards[place].card.hidden = !fits; });
        marks(one);
        one.filtered = here < fitting.length;
      }
      of += fitting.length;
      cards += here;
      left += here > 0;
    }
    shown.textContent = all
      ? `All ${told(of, "finding", "findings")} on this page, in ${told(files.length, "file", "files")}.`
      : `${number(cards)} of ${told(of, "finding", "findings")}, in ${told(left, "file", "files")}.`;
  };
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  };
  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("click", (event) => {
    const wanted = event.target.dataset.do;
    if (!wanted) return;
    for (const file of document.querySelectorAll("details.file:not([hidden])")) file.open = wanted === "open";
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-filter]");
    if (!link) return;
    const control = form.elements[link.dataset.filter];
    if (!control) return;
    control.value = link.dataset.value;
    apply();
    event.preventDefault();
    control.focus();
    form.scrollIntoView({ block: "start" });
  });
})();
