// live.js: what a page that listens needs around htmx's own event stream.
//
// The stream's unnamed messages are whole rows: <tr id="incident-…" hx-swap-oob="outerMorph"
// data-into="incidents" data-order="…">. htmx morphs a row that is here (focus, caret and typed
// text stay) and knows nothing of one that is not: we make its place, and keep the order.
// Named messages: `tick` the server's time, `say` and `shout` a sentence, `reload` start afresh.
// A page that is typed in says data-live="keep": it is never reloaded. After a gap its fragments
// hear `live:afresh` and fetch themselves; what became old is said in [data-live-old], softly.

import { correct, now, span, tick } from "./ages.js";

const STALE = 10_000; // older data is shown as old
const STALLED = 30_000; // no word at all: hang up, htmx calls again
const AGAIN = 5_000; // between calls while nobody has answered yet
const QUIET = 5_000; // at most one announcement in this time

const source = document.querySelector("[data-live]");
const keeps = source?.dataset.live === "keep";
let heard = Date.now();
let connection = null;
let asking = false;
let asked = 0;

/** Call the stream, from here alone, so that no message comes before we listen. */
function call() {
  if (connection || asking) return;
  asked = Date.now();
  htmx.trigger(source, "live:again");
}

function place(row) {
  const home = document.getElementById(row.dataset.into);
  if (!home) return;
  let here = document.getElementById(row.id);
  if (!here) {
    here = document.createElement(row.tagName);
    here.id = row.id;
    home.append(here);
  }
  here.dataset.order = row.dataset.order || "";
  arrange(home);
}

/** Put rows in order of data-order; the row that holds the focus keeps its place until it goes. */
function arrange(home) {
  const rows = [...home.children];
  const pin = rows.findIndex((row) => row.contains(document.activeElement));
  const order = (row) => row.dataset.order || "";
  const wanted = rows.filter((_, i) => i !== pin).sort(
    (a, b) => (order(a) === order(b) ? 0 : order(a) < order(b) ? -1 : 1));
  if (pin >= 0) wanted.splice(pin, 0, rows[pin]);
  if (wanted.every((row, i) => row === rows[i])) return;
  wanted.forEach((row, i) => {
    if (i < pin) home.insertBefore(row, rows[pin]);
    else if (i > pin) home.append(row);
  });
}

const waiting = [];
let saidAt = -QUIET;
let due = 0;
function say(text) {
  if (text) waiting.push(text);
  if (due || !waiting.length) return;
  due = setTimeout(() => {
    due = 0;
    saidAt = performance.now();
    const more = waiting.length > 3 ? ` And ${waiting.length - 3} more.` : "";
    const status = document.getElementById("gh-status");
    if (status) status.textContent = waiting.slice(0, 3).join(". ") + more;
    waiting.length = 0;
  }, Math.max(0, saidAt + QUIET - performance.now()));
}

function shout(text) {
  const alert = document.getElementById("gh-alert");
  if (alert && alert.textContent !== text) alert.textContent = text;
}

function afresh() {
  htmx.trigger(document.body, "live:afresh");
}

let down = "";
function watch() {
  const quiet = Date.now() - heard;
  for (const age of document.querySelectorAll("[data-live-age]")) {
    age.textContent = span(quiet);
    age.classList.toggle("over", quiet > STALE);
  }
  for (const old of document.querySelectorAll("[data-live-old]")) old.hidden = quiet <= STALE;
  if (keeps) {
    down = "";
  } else if (quiet > STALE && !down) {
    down = new Date(now() - quiet).toLocaleTimeString("en-GB", { timeZone: "Europe/London" });
    shout(`Not connected since ${down}. What you see may be old. Trying again.`);
  } else if (quiet <= STALE && down) {
    down = "";
    shout("");
  }
  if (quiet > STALLED && connection?.reader) {
    heard = Date.now() - STALE - 1;
    connection.reader.cancel();
  }
  if (Date.now() - asked > AGAIN) call();
}

if (source) {
  const on = (name, act) => source.addEventListener(name, act);
  const alive = () => { heard = Date.now(); };
  on("htmx:before:request", () => { asking = true; });
  on("htmx:finally:request", () => { asking = false; });
  on("htmx:sse:after:connection", (event) => {
    connection = event.detail.connection;
    alive();
    if (keeps) afresh();
  });
  on("htmx:sse:close", () => { connection = null; });
  on("htmx:sse:before:message", (event) => {
    alive();
    if (event.detail.message.event) return;
    const box = document.createElement("template");
    box.innerHTML = event.detail.message.data;
    box.content.querySelectorAll("[id][data-into]").forEach(place);
  });
  on("htmx:sse:after:message", () => tick());
  on("tick", (event) => correct(event.detail.data));
  on("say", (event) => say(event.detail.data));
  on("shout", (event) => shout(event.detail.data));
  on("reload", () => (keeps ? afresh() : location.reload()));
  document.addEventListener("focusout", () => setTimeout(() => {
    for (const home of document.querySelectorAll("[data-live-rows]")) arrange(home);
  }));
  const begin = () => {
    document.addEventListener("htmx:after:process", call);
    call();
    setInterval(watch, 1000);
  };
  if (document.hidden) begin();
  else requestAnimationFrame(() => setTimeout(begin));
}
