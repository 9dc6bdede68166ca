// same.js: before a call joins an incident, the last keys typed into it are kept.

import { flush } from "./draft.js";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-flush-first]") || form.dataset.flushed) return;
  event.preventDefault();
  const button = event.submitter;
  await flush();
  await new Promise((go) => setTimeout(go)); // a form is not sent within its own event
  form.dataset.flushed = "1";
  form.requestSubmit(button);
  delete form.dataset.flushed; // a second press after a refusal flushes again
});

// While somebody reads the sheet, nothing is put in its place: neither asked for nor, when the
// answer was on its way already, swapped in.
for (const change of ["htmx:before:request", "htmx:before:swap"]) {
  document.getElementById("same-event")?.addEventListener(change, (event) => {
    if (document.querySelector("#same-event-sheet:popover-open")) event.preventDefault();
  });
}
