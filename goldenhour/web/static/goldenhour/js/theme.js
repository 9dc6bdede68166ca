// theme.js: changes the desk's theme without leaving the page, so that no typed word is lost.
// Without it the same form posts and comes back; the server keeps the choice either way.

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-theme-form]");
  if (!form) return;
  event.preventDefault();
  const name = form.querySelector("[data-theme-name]");
  const [chosen, other] = name.textContent === "dim" ? ["dim", "day"] : ["day", "dim"];
  fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual", keepalive: true })
    .catch(() => {}); // the choice still holds on this page
  document.documentElement.dataset.theme = chosen;
  name.textContent = other;
  form.action = form.action.replace(/(day|dim)$/, other);
});
