// places.js: arrow keys in a list of places, and the fields that a choice fills.
// <input data-places-from aria-controls="places"> … <div id="places">…<button data-place>…</div>
const NAMES = ["house", "street", "locality", "postcode"];
const list = () => [...document.querySelectorAll("#places [data-place]")];
const field = () => document.querySelector("[data-places-from]");

function step(event) {
  const all = list();
  const here = all.indexOf(document.activeElement);
  const fromField = document.activeElement === field();
  if (!all.length || (here < 0 && !fromField)) return;
  const to = { ArrowDown: Math.min(here + 1, all.length - 1), ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
  if (event.key === "Escape" && here >= 0) field()?.focus();
  else if (to === undefined || (fromField && event.key !== "ArrowDown")) return;
  else (to < 0 ? field() : all[to])?.focus();
  event.preventDefault();
}

function fill() {
  const placed = document.querySelector("#places [data-placed]");
  const form = placed?.closest("form");
  if (!placed || placed.dataset.done) return;
  placed.dataset.done = "yes";
  for (const name of NAMES) {
    const input = form?.elements.namedItem(name);
    if (input && input.value !== placed.dataset[name]) {
      input.value = placed.dataset[name];
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
  field()?.focus();
}

document.addEventListener("keydown", step);
const places = document.querySelector("#places");
// Whoever has gone into the list is choosing: a late answer to the letters leaves it as it is.
document.addEventListener("htmx:before:swap", (event) => {
  const here = document.activeElement;
  const isChoosing = here.matches("#places [data-place]") && here !== event.target;
  if (isChoosing && event.detail.ctx.target === places) event.preventDefault();
});
if (places) new MutationObserver(fill).observe(places, { childList: true, subtree: true });
