// keys.js: the few keys of the house. Keys that act anywhere have a modifier or are F-keys
// (WCAG 2.1.4); digits act only while a group of quick picks holds the focus. Esc goes back and
// never discards. Everything here can also be done with Tab, Space and Enter.

const focusable = "input:not([type=hidden]),select,textarea,button,a[href],[tabindex]";
const seen = (element) => element.offsetParent !== null && !element.disabled;

const empty = (box) => {
  const inputs = box.matches("input,select,textarea")
    ? [box] : [...box.querySelectorAll("input:not([type=hidden]),select,textarea")];
  return !inputs.some((i) => (/^(radio|checkbox)$/.test(i.type) ? i.checked : i.value.trim()));
};

/** Whether it can be reached: seen, or in a fold that can be opened. */
const reached = (box) => seen(box) || box.closest("details:not([open])") !== null;

/** The next thing needed: what stands before the send first (data-needed=1), then the rest. */
function nextNeeded() {
  const here = document.activeElement;
  const boxes = [...document.querySelectorAll("[data-needed]")]
    .filter((b) => !b.contains(here) && reached(b) && empty(b));
  const first = boxes.filter((b) => b.dataset.needed !== "2");
  const among = first.length ? first : boxes;
  const box = among.find((b) =>
    here.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) || among[0];
  if (!box) return document.querySelector("[data-primary]")?.focus();
  const fold = box.closest("details:not([open])");
  if (fold) fold.open = true;
  return (box.matches(focusable) ? box : box.querySelector(focusable))?.focus();
}

/** What an answer asks for next to it, once it is shown: "by when", "why", "who". */
function follows(group, value) {
  const line = group.closest(".leads, .judge, .told");
  for (const box of line?.querySelectorAll("[data-follows]") || []) {
    const wanted = box.dataset.follows;
    if (wanted && !wanted.split(" ").includes(value)) continue;
    if (seen(box) && empty(box)) return box.querySelector(focusable);
  }
  return null;
}

/** A page that moves on (data-moves-on) goes to what is needed next; others to the next group. */
function moveOn(group, value) {
  const after = follows(group, value);
  if (after) return after.focus();
  if (group.closest("[data-moves-on]")) return nextNeeded();
  const groups = [...document.querySelectorAll("[data-digits]")].filter(seen);
  const next = groups[groups.indexOf(group) + 1];
  return (next?.querySelector("input:checked") || next?.querySelector("input"))?.focus();
}

function primary() {
  // In a form of the page it is that form's own button, never another form's.
  const form = document.activeElement?.closest("main form");
  const button = form
    ? form.querySelector("[data-primary]") || form.querySelector("button:not([type=button])")
    : document.querySelector("[data-primary]");
  if (button?.form) button.form.requestSubmit(button);
  else button?.click();
}

let before = null;
function commandLine() {
  const line = document.querySelector("[data-command-line]");
  if (!line) return false;
  if (document.activeElement !== line) before = document.activeElement;
  line.focus();
  line.select();
  return true;
}

function help() {
  const sheet = document.getElementById("gh-keys");
  if (!sheet) return false;
  if (sheet.togglePopover()) sheet.querySelector("h2").focus();
  return true;
}

function digit(event) {
  const group = event.target.closest?.("[data-digits]");
  if (!group || !/^(radio|checkbox)$/.test(event.target.type)) return false;
  if (event.key === "Backspace" || event.key === "Delete") {
    for (const input of group.querySelectorAll("input:checked")) {
      input.checked = false;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
    return true;
  }
  const input = group.querySelector(`[data-digit="${CSS.escape(event.key)}"] input`);
  if (!input || input.disabled) return false;
  input.checked = input.type === "radio" ? true : !input.checked;
  input.focus();
  input.dispatchEvent(new Event("change", { bubbles: true }));
  // "?" and "none" stand alone: after them there is nothing more to pick here.
  const alone = /^(unknown|none|none_known)$/.test(input.value) && input.checked;
  if (input.type === "radio" || alone) moveOn(group, input.value);
  return true;
}

/** Enter in a field of such a page goes on; it never sends by accident. */
function enter(target) {
  if (!target.matches?.("[data-moves-on] :is(input, select)")) return false;
  if (/^(submit|button)$/.test(target.type)) return false;
  nextNeeded();
  return true;
}

/** A button of the page that has an F-key of its own (data-press="F7"). */
function pressed(key) {
  if (!/^F\d+$/.test(key)) return false;
  const button = document.querySelector(`[data-press="${key}"]`);
  button?.click();
  return Boolean(button);
}

const anywhere = { F1: help, F2: commandLine, F4: nextNeeded };

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
  if (event.ctrlKey && !event.altKey && event.key === "Enter") {
    event.preventDefault();
    primary();
  } else if (plain && anywhere[event.key]) {
    if (anywhere[event.key]() !== false) event.preventDefault();
  } else if (plain && pressed(event.key)) {
    event.preventDefault();
  } else if (event.key === "Escape" && event.target.matches?.("[data-command-line]")) {
    event.preventDefault();
    (before?.isConnected ? before : document.querySelector("main"))?.focus();
  } else if (plain && event.key === "Enter" && enter(event.target)) {
    event.preventDefault();
  } else if (plain && event.key.length >= 1 && digit(event)) {
    event.preventDefault();
  }
});

// An enhanced form that failed says so and keeps every word (live pages have no other signal).
// What a page fetches by itself (data-quiet) is nothing that somebody sent: it says so elsewhere.
const isQuiet = (event) => event.target.closest?.("[data-quiet]");
document.addEventListener("htmx:response:error", (event) => {
  if (!isQuiet(event)) shout(event.detail.ctx.response.status);
});
document.addEventListener("htmx:error", (event) => {
  if (!isQuiet(event)) shout(0);
});
document.addEventListener("htmx:after:swap", () => {
  const wrong = document.querySelector("[data-focus-on-load]");
  if (wrong && !wrong.dataset.seen) {
    wrong.dataset.seen = "1";
    wrong.focus();
  }
});
document.querySelector("[data-focus-on-load], main [aria-invalid=true]")?.focus();

function shout(status) {
  const said = {
    0: "Not sent: no answer from the server. Your words are still here; try again.",
    401: "Not sent: you are signed out. Sign in in another tab, then try again.",
    403: "Not sent: your role may not do this. Ask your supervisor.",
    404: "Not sent: this is no longer here. Reload the page.",
  };
  if (status && status < 500 && !said[status]) return;
  const alert = document.getElementById("gh-alert");
  if (alert) alert.textContent = said[status] ||
    "Not sent: the server failed. Your words are still here; try again.";
}
