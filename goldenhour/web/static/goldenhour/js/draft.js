// draft.js: nothing typed into a call is lost. What changed is sent within two seconds of the last
// key, under a key of its own, and again until somebody answers. Meanwhile an encrypted copy waits
// on this desk for a shift; only who typed it can read it, signed in, and signing out wipes it.

const EVERY = 1500; // milliseconds from the first unsent key: kept within two seconds
const LONGEST = 5000; // between two tries while nobody answers
const SHIFT = 12 * 3600_000; // milliseconds: no older copy is put back
const STORE = "drafts";
const form = document.querySelector("[data-call]");
const slot = `${form?.dataset.call} ${form?.dataset.typist}`; // nobody's copy is written over
const changed = new Map(); // field → what it holds, not sent yet
let sending = null; // { key, typed } on its way
let timer = 0;
let wait = EVERY;
let keptAt = 0;
let downSince = "";
let stopped = "";
let renewed = false;

const clock = () => new Date().toLocaleTimeString("en-GB", { timeZone: "Europe/London" });

/** What stands in the field of this name: its text, or its picks. */
function held(name) {
  const all = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
  const boxes = all.filter((i) => /^(radio|checkbox)$/.test(i.type));
  if (!boxes.length) return all[0]?.value ?? "";
  const picked = boxes.filter((i) => i.checked).map((i) => i.value);
  return boxes[0].type === "checkbox" ? picked : picked[0] ?? "";
}

/** Whether somebody typed or picked here since the page came. */
function isTouched(field) {
  if (/^(radio|checkbox)$/.test(field.type)) return field.checked !== field.defaultChecked;
  if (field.matches("select")) return Boolean(field.value) && !field.selectedOptions[0].defaultSelected;
  return field.value !== field.defaultValue;
}

function say() {
  let text = "";
  if (stopped) text = stopped;
  else if (downSince) text = `Not connected since ${downSince}. Keep typing: it is kept ${form.dataset.copy === "none" ? "while this window is open" : "on this desk"}. Ring dispatch.`;
  else if (changed.size || sending) text = "saving … · connected";
  else if (keptAt) text = `saved ${Math.max(1, Math.round((Date.now() - keptAt) / 1000))} s ago · connected`;
  const kept = document.querySelector("[data-kept]");
  kept.classList.toggle("kept--down", Boolean(stopped || downSince));
  if (kept.textContent !== text) kept.textContent = text;
}

function soon(after) {
  if (!timer) timer = setTimeout(send, after);
}

/** One batch is on its way at a time; whoever asks meanwhile waits for the same answer. */
let underway = null;
function send() {
  timer = 0;
  return underway ||= post().finally(() => { underway = null; });
}

async function post() {
  if (!sending && changed.size) {
    sending = { key: crypto.randomUUID?.() ?? uuid(), typed: Object.fromEntries(changed) };
    changed.clear();
    copy();
  }
  if (!sending || stopped) return say();
  const batch = sending;
  try {
    const answer = await fetch(form.dataset.call, {
      method: "POST",
      keepalive: JSON.stringify(batch).length < 60_000,
      signal: AbortSignal.timeout(8000),
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.csrfmiddlewaretoken.value },
      body: JSON.stringify(batch),
      redirect: "manual", // to the sign-in, whose sign-in has ended
    });
    if (answer.status >= 500 || answer.status === 409) throw new Error(answer.status);
    await done(answer);
  } catch (why) {
    downSince ||= clock();
    wait = Math.min(LONGEST, wait * 1.5);
    soon(wait);
  }
  say();
}

/** The same officer signed in again in another window: this page goes on with that sign-in. */
export async function signedInAgain() {
  const answer = await fetch(location.pathname, { redirect: "error" }).catch(() => null);
  if (!answer?.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const who = (of) => of.querySelector(".bar__who")?.textContent;
  const token = page.querySelector("#call [name=csrfmiddlewaretoken]")?.value;
  if (!token || who(page) !== who(document)) return false;
  for (const old of document.querySelectorAll("[name=csrfmiddlewaretoken]")) old.value = token;
  stopped = "";
  return true;
}

function uuid() {
  const b = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...b].map((n) => n.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join("-");
}

async function done(answer) {
  if (answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status)) {
    if (!renewed && (renewed = await signedInAgain())) throw new Error("sent again");
    stopped = "Not saved: this sign-in has ended. Sign in in another window, then send; your words wait here.";
    return copy(); // signing out in another window wiped the last one
  }
  renewed = false;
  const said = await answer.json().catch(() => ({}));
  refuse(said.refused || {});
  sending = null;
  downSince = "";
  wait = EVERY;
  if (answer.ok) keptAt = Date.now();
  copy();
  if (changed.size) setTimeout(soon, 0, 200);
}

/** Say beside each field why it could not be kept; its text stays where it is. */
function refuse(refused) {
  for (const [name, sentence] of Object.entries(refused)) beside(name, sentence);
}

export function beside(name, sentence) {
  const field = name && form.querySelector(`[name="${CSS.escape(name)}"]`);
  const box = field?.closest(".field, .ask, .told__why") || document.getElementById("on-top");
  let note = box.querySelector(":scope > .field__error");
  if (!note) {
    note = document.createElement("p");
    note.className = "field__error";
    note.setAttribute("role", "alert");
    box.prepend(note);
  }
  note.textContent = sentence;
  if (field) box.classList.add("field--wrong");
}

function note(event) {
  const name = event.target.name;
  if (!name || !event.target.closest("[data-call]") || /^(key|csrfmiddlewaretoken|action|link_reason)$/.test(name)) return;
  changed.set(name, held(name));
  const box = event.target.closest(".field--wrong");
  box?.classList.remove("field--wrong");
  box?.querySelector(":scope > .field__error")?.remove();
  copy();
  soon(EVERY);
  say();
}

/** Whether everything typed is with the server; asks once more where it is not. */
export async function flush() {
  clearTimeout(timer);
  await send();
  if (changed.size && !downSince) await send();
  return !changed.size && !sending;
}

// The copy on this desk: AES-GCM, under a key derived from the officer's secret, in IndexedDB.
const text = new TextEncoder();
let sealed = null;
async function seal() {
  if (!crypto.subtle) return null; // not a secure address: no copy rather than an open one
  const raw = await crypto.subtle.importKey("raw", text.encode(form.dataset.secret), "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: text.encode(form.dataset.call), info: text.encode("draft") };
  return crypto.subtle.deriveKey(how, raw, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

function base() {
  return new Promise((give, fail) => {
    const open = indexedDB.open("goldenhour", 1);
    open.onupgradeneeded = () => open.result.createObjectStore(STORE);
    open.onsuccess = () => give(open.result);
    open.onerror = () => fail(open.error);
  });
}

async function store(how, act) {
  const found = await base();
  try {
    return await new Promise((give, fail) => {
      const asked = act(found.transaction(STORE, how).objectStore(STORE));
      asked.onsuccess = () => give(asked.result);
      asked.onerror = () => fail(asked.error);
    });
  } finally {
    found.close();
  }
}

async function write() {
  const key = await (sealed ||= seal());
  if (!key) throw new Error("no copy is made here");
  const waiting = { at: Date.now(), sending, changed: [...changed] };
  if (!sending && !changed.size) return store("readwrite", (s) => s.delete(slot));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text.encode(JSON.stringify(waiting)));
  return store("readwrite", (s) => s.put({ iv, data }, slot));
}

/** One copy at a time, and another of what was typed meanwhile. data-copy says how it stands:
 * made, behind, or none (a private window has no store: the server has one). */
let copying = false;
let typedSince = false;
async function copy() {
  typedSince = true;
  if (form.dataset.copy !== "none") form.dataset.copy = "behind";
  if (copying) return;
  copying = true;
  while (typedSince) {
    typedSince = false;
    const isMade = await write().then(() => true, () => false);
    if (!isMade) form.dataset.copy = "none";
    else form.dataset.copy = typedSince ? "behind" : "made";
  }
  copying = false;
}

/** What an earlier window could not send: back into the fields, and sent again as it was. */
async function replay() {
  const found = await store("readonly", (s) => s.get(slot)).catch(() => null);
  const key = found && await (sealed ||= seal());
  if (!key) return;
  try {
    const data = await crypto.subtle.decrypt({ name: "AES-GCM", iv: found.iv }, key, found.data);
    const waiting = JSON.parse(new TextDecoder().decode(data));
    if (Date.now() - waiting.at > SHIFT) throw new Error("of another shift");
    for (const [name, value] of [...Object.entries(waiting.sending?.typed || {}), ...waiting.changed]) put(name, value);
    sending ||= waiting.sending;
    for (const [name, value] of waiting.changed) if (!changed.has(name)) changed.set(name, value);
    soon(100);
  } catch {
    await store("readwrite", (s) => s.delete(slot)); // too old, or its key was changed
  }
}

function put(name, value) {
  for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (/^(radio|checkbox)$/.test(field.type)) field.checked = [value].flat().includes(field.value);
    else if (!changed.has(name)) field.value = value;
  }
}

if (form) {
  form.addEventListener("input", note);
  form.addEventListener("change", note);
  // Typed or picked before we listened: kept now, and asked about once everybody listens.
  const early = [...form.querySelectorAll("input, select, textarea")].filter(isTouched);
  for (const target of early) note({ target });
  addEventListener("load", () => {
    for (const one of early) for (const kind of ["input", "change"]) one.dispatchEvent(new Event(kind, { bubbles: true }));
  });
  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action")?.endsWith("/sign-out")) indexedDB.deleteDatabase("goldenhour");
  });
  addEventListener("pagehide", () => { if (changed.size) send(); });
  addEventListener("online", () => { wait = EVERY; soon(100); });
  setInterval(say, 1000);
  replay();
}
