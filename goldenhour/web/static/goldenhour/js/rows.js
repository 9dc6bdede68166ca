// rows.js: j and k move from row to row while one of them, or the page's main button, has the
// focus (WCAG 2.1.4: single letters act nowhere else). Tab and Enter do the same without it.

const targets = () => [...document.querySelectorAll("[data-rows] [data-row]")];

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.key !== "j" && event.key !== "k") return;
  const here = document.activeElement;
  if (!here?.closest("[data-rows]") && !here?.matches("[data-primary]")) return;
  const rows = targets();
  const at = rows.indexOf(here.closest("[data-rows] tr")?.querySelector("[data-row]"));
  const next = rows[event.key === "j" ? at + 1 : Math.max(0, at - 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
