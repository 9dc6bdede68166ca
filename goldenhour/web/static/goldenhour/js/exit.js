// exit.js: away from a page that nobody else must see. Shift three times within five seconds, or
// the link itself; the page is blanked at once and its place in the history is taken over.
// Without it the link leads the same way.

const link = document.querySelector("[data-exit]");
const said = document.querySelector("[data-exit-said]");
const WITHIN = 5000;
let presses = [];

function leave() {
  document.title = "Loading";
  document.body.hidden = true;
  location.replace(link.href);
}

if (link) {
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-exit]")) return;
    event.preventDefault();
    leave();
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    presses = [...presses.filter((at) => event.timeStamp - at < WITHIN), event.timeStamp];
    if (presses.length >= 3) leave();
    else said.textContent = `Shift pressed ${presses.length} of 3 times.`;
  });
  // Back to a page that the browser had kept asks again. Where the server has forgotten what was
  // typed, the browser must not fill it in from its own memory.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
    const [how] = performance.getEntriesByType("navigation");
    if (how?.type === "back_forward") document.querySelectorAll("form[data-fresh]").forEach((form) => form.reset());
  });
}
