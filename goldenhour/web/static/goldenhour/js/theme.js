// theme.js: changes the desk's theme without leaving the page, so that no typed word is lost.
// Without it the same form posts and comes back; the server keeps the choice either way.

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-theme-form]");
  if (!form) return;
  event.preventDefault();
  const field = form.elements.theme;
  const body = new FormData(form);
  const chosen = field.value;
  document.documentElement.dataset.theme = chosen;
  field.value = chosen === "dim" ? "day" : "dim";
  form.querySelector("[data-theme-name]").textContent = field.value;
  fetch(form.action, { method: "POST", body, redirect: "manual", keepalive: true }).catch(() => {});
});
