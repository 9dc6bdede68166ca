// incident.js: the steps of an incident by one letter, while one of them has the focus (WCAG
// 2.1.4: single letters act nowhere else). F2 comes to the steps from anywhere. Without it Tab,
// Enter and the folds do the same.

const box = document.querySelector("[data-letters]");
const field = "input:not([type=hidden]),select,textarea";

/** Open a fold and go to its first field. */
function open(fold) {
  if (!fold?.matches("details")) return;
  fold.open = true;
  (fold.querySelector("[aria-invalid=true]") || fold.querySelector(field))?.focus();
}

document.addEventListener("keydown", (event) => {
  if (!box || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.key === "F2") {
    event.preventDefault();
    box.querySelector("[data-letter]")?.focus();
  } else if (document.activeElement?.matches("[data-letter]")) {
    const summary = box.querySelector(`[data-letter="${CSS.escape(event.key)}"]`);
    if (!summary) return;
    event.preventDefault();
    open(summary.closest("details"));
  } else if (event.key === "Escape") {
    // Back from a step to its line; what was typed stays in it.
    document.activeElement?.closest("[data-letters] details")?.querySelector("summary")?.focus();
  }
});

// An address that names a step (the board's `r 142`, `g 142 3`) opens it.
if (location.hash) open(document.getElementById(location.hash.slice(1)));
