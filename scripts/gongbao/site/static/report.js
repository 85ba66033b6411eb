// The report page: the panel shows the row of the fact under the pointer or the focus; boxes hide kinds of marks.
"use strict";
{
  const text = document.getElementById("text");
  const panel = document.getElementById("panel");
  const body = panel.querySelector(".panel-body");
  const touch = matchMedia("(hover: none)").matches;
  let current = null;

  // A fact is shown as its row in the lists below the text: the headers are the labels.
  function describe(id) {
    const entry = document.getElementById(`list-${id}`);
    const row = entry && entry.closest("tr");
    if (!row) return null;
    const section = document.createElement("section");
    const headers = row.closest("table").tHead.rows[0].cells;
    const heading = document.createElement("h2");
    const swatch = document.createElement("span");
    const label = document.getElementById(`show-${row.dataset.kind}`)?.parentElement.querySelector(".swatch");
    const wrapper = document.createElement("span");
    wrapper.className = `k-${row.dataset.kind}`;
    swatch.className = "swatch";
    swatch.textContent = label ? label.textContent : row.dataset.kind;
    wrapper.append(swatch);
    heading.append(wrapper);
    const list = document.createElement("dl");
    [...row.cells].forEach((cell, column) => {
      if (cell.classList.contains("links") || cell.classList.contains("mentions") || !cell.textContent.trim()) return;
      const term = document.createElement("dt");
      const value = document.createElement("dd");
      term.textContent = headers[column].textContent;
      value.textContent = cell.textContent;
      if (cell.lang) value.lang = cell.lang;
      list.append(term, value);
    });
    section.append(heading, list);
    const link = row.querySelector(".links a:not(.locate)") ?? row.querySelector("th a");
    if (link) {
      const open = document.createElement("a");
      open.href = link.href;
      open.textContent = panel.dataset.open ?? "→";
      open.setAttribute("aria-label", `${swatch.textContent} →`);
      section.append(open);
    }
    return section;
  }

  function show(mark) {
    if (mark === current) return;
    current = mark;
    const ids = mark.dataset.facts.split(" ").reverse();
    const sections = ids.map(describe).filter(Boolean);
    if (!sections.length) return;
    body.replaceChildren(...sections);
    panel.classList.add("open");
    for (const other of text.querySelectorAll(".current")) other.classList.remove("current");
    for (const piece of text.querySelectorAll(`[data-facts~="${CSS.escape(ids.find((id) => document.getElementById("list-" + id)))}"]`)) piece.classList.add("current");
  }

  const markOf = (event) => event.target.closest?.("a[data-facts]");
  text.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse" && markOf(event)) show(markOf(event)); });
  text.addEventListener("focusin", (event) => { if (markOf(event)) show(markOf(event)); });
  text.addEventListener("click", (event) => {
    // Where there is no pointer to hover with, the first touch shows the row; its link leads on.
    if (touch && markOf(event)) { event.preventDefault(); show(markOf(event)); }
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") panel.classList.remove("open"); });
  document.addEventListener("click", (event) => { if (touch && !markOf(event) && !panel.contains(event.target)) panel.classList.remove("open"); });

  for (const box of document.querySelectorAll(".filters input")) {
    box.addEventListener("change", () => {
      const kind = box.dataset.kind;
      for (const piece of text.querySelectorAll(`.k-${kind}, .was-${kind}`)) {
        piece.classList.toggle(`k-${kind}`, box.checked);
        piece.classList.toggle(`was-${kind}`, !box.checked);
      }
      for (const row of document.querySelectorAll(`tr[data-kind="${kind}"]`)) row.hidden = !box.checked;
    });
  }

  const named = decodeURIComponent(location.hash.slice(1));
  const target = named && document.getElementById(named)?.closest("a[data-facts]");
  if (target) show(target);
}
