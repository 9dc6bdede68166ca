// call.js: the call screen. Ctrl+Enter sends without leaving the page, so typing never stops; the
// questions of the chosen type come first; F6 reads what is known, which never moves while it is
// read; F8 and F9 mark a silent call and a line that was cut.

import { beside, flush, signedInAgain } from "./draft.js";

const form = document.querySelector("[data-call]");
const firsts = JSON.parse(form.dataset.first);

/** The questions of this type, in their order, before the levels; all others in the fold. */
function arrange(type) {
  const wanted = firsts[type] || firsts[""];
  const first = document.getElementById("first");
  const rest = document.getElementById("rest");
  for (const one of [...first.children]) {
    if (!wanted.includes(one.dataset.q)) {
      rest.append(one);
      needs(one, 2);
    }
  }
  for (const id of wanted) {
    const one = form.querySelector(`[data-q="${id}"]`);
    first.append(one);
    needs(one, 1);
  }
}

function needs(question, when) {
  question.querySelector(".ask, .field").dataset.needed = when;
}

form.addEventListener("change", (event) => {
  if (event.target.name === "incident_type") arrange(event.target.value);
});

const marks = { F8: "silent_call", F9: "line_cut" };
document.addEventListener("keydown", (event) => {
  if (event.key === "F10" && !event.ctrlKey && !event.altKey) {
    event.preventDefault();
    return form.querySelector("[name=observed]").focus();
  }
  const mark = !event.ctrlKey && !event.altKey && marks[event.key];
  const box = mark && form.querySelector(`[name=observed][value=${mark}]`);
  if (!box) return;
  event.preventDefault();
  box.checked = !box.checked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
});

// Parts of the page that a send changes; the fields stay, with focus, caret and what is typed.
const PARTS = ["strip", "proposal", "send", "no-incident", "on-top"];

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = event.submitter || form.querySelector("[data-primary]");
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  const here = document.activeElement;
  try {
    await flush();
    let answer = await post(button);
    if (answer.status === 403 && await signedInAgain()) {
      await flush();
      answer = await post(button);
    }
    if (!answer.ok && answer.status !== 422) throw new Error(answer.status);
    show(new DOMParser().parseFromString(await answer.text(), "text/html"), answer.ok, here);
  } catch {
    shout("Not sent: no answer. Keep typing, everything is kept. Ring dispatch, then try again.");
  } finally {
    delete form.dataset.busy;
  }
});

const post = (button) => fetch(location.href, {
  method: "POST", body: new FormData(form, button), signal: AbortSignal.timeout(15_000),
});

function shout(text) {
  const alert = document.getElementById("gh-alert");
  if (alert.textContent !== text) alert.textContent = text;
}

function show(page, ok, here) {
  if (!page.querySelector("[data-call]")) return shout("Not sent: you are signed out. Sign in in another window, then try again.");
  shout("");
  form.elements.key.value = page.querySelector("#call > [name=key]").value;
  const said = document.getElementById("kept").textContent;
  const now = document.activeElement;
  for (const id of PARTS) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
    if (old && fresh) old.replaceWith(document.adoptNode(fresh));
  }
  document.getElementById("kept").textContent = said;
  for (const wrong of form.querySelectorAll(".field--wrong")) {
    wrong.classList.remove("field--wrong");
    wrong.querySelector(":scope > .field__error, :scope > div > .field__error")?.remove();
  }
  for (const wrong of page.querySelectorAll("#call .field--wrong")) {
    const name = wrong.querySelector("[name]").name;
    beside(name, wrong.querySelector(".field__error").textContent.trim());
  }
  // What was said is kept: now it can be said who it is. Tab on the way here may have scrolled it.
  if (!known.matches(":focus-within")) known.parentElement.scrollTop = 0;
  htmx.trigger(known, "known:again");
  // Whoever has gone on meanwhile stays there: the next letters belong where they are typing.
  const hasGoneOn = now?.isConnected && now !== here && now !== document.body;
  if (!ok && hasGoneOn) shout("Not sent. See the fields that are marked, then send again.");
  else if (!ok) form.querySelector("#on-top .field__error, .field--wrong [name]")?.focus();
  else if (!now?.isConnected) document.querySelector("[data-primary]")?.focus();
}

if (document.activeElement === document.body) form.querySelector("[autofocus]")?.focus();

// What is known: while somebody reads it (the focus or an open fold is in it, or it is scrolled) a
// newer answer waits and says so, but for one with another warning: that is shown at once. F6 shows
// what waits, and goes there.
const known = document.getElementById("known");
const go = document.querySelector("[data-known-go]");
const warnings = (text) => text.split("note--first").length;
let waits = false;

function waiting(is) {
  waits = is;
  go.firstElementChild.textContent = is ? "Newer answer: show" : "Read";
}

const isRead = () => known.matches(":focus-within") ||
  known.querySelector("details[open]") !== null || known.parentElement.scrollTop > 0;

known.addEventListener("htmx:before:swap", (event) => {
  if (event.target !== known || !isRead()) return; // a button pressed in it is answered at once
  if (warnings(event.detail.ctx.text) > warnings(known.innerHTML)) return;
  event.preventDefault();
  waiting(true);
});
known.addEventListener("htmx:after:swap", () => {
  waiting(false);
  if (document.activeElement === document.body) known.focus(); // the pressed button is gone
});
known.addEventListener("focusout", (event) => {
  if (waits && !known.contains(event.relatedTarget)) htmx.trigger(known, "known:again");
});
go.addEventListener("click", () => {
  if (!waits) return known.focus();
  for (const fold of known.querySelectorAll("details[open]")) fold.open = false;
  known.parentElement.scrollTop = 0;
  go.focus();
  htmx.trigger(known, "known:again");
});
