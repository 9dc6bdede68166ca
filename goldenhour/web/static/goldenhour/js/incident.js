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

// What is new. The stream says which incident; only this page's own is asked for, at most once
// in two seconds. Panels with forms stay as they are while somebody is in one of them.
const news = document.getElementById("incident-news");
const EVERY = 2000;
let askedAt = -EVERY;
let timer = 0;

function busy() {
  return [...document.querySelectorAll("[data-typed]")].some((panel) =>
    panel.contains(document.activeElement) || panel.querySelector("details[open]"));
}

function ask() {
  timer ||= setTimeout(() => {
    timer = 0;
    askedAt = performance.now();
    news.querySelector("[name=busy]").value = busy() ? "1" : "";
    htmx.trigger(news, "incident:news");
  }, Math.max(0, askedAt + EVERY - performance.now()));
}

if (news) {
  const stream = document.querySelector("[data-live]");
  stream?.addEventListener("incident", (event) => {
    if (event.detail.data === news.dataset.incident) ask();
  });
  document.body.addEventListener("live:afresh", ask);
  // Said once, politely, when the count of updates has grown.
  let told = count();
  news.addEventListener("htmx:after:swap", () => {
    const now = count();
    const status = document.getElementById("gh-status");
    if (now > told && status) status.textContent = `${now - told} new of this incident`;
    told = now;
  });
}

function count() {
  return document.querySelectorAll("#incident-updates li, #incident-contacts article").length;
}
