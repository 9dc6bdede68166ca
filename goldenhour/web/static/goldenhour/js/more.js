// more.js: a region that keeps its height says how many of its lines are out of sight.
// <section data-scrolls> … <ul><li>…</ul> <p class="more" data-more></p></section>

function count(region) {
  const sign = region.querySelector("[data-more]");
  if (!sign) return;
  const edge = region.getBoundingClientRect().bottom - 8;
  const hidden = [...region.querySelectorAll(region.dataset.scrolls || "li, .note, .field")]
    .filter((line) => line.getBoundingClientRect().bottom > edge + 1).length;
  const scrolls = region.scrollHeight > region.clientHeight + 1;
  const text = scrolls && hidden ? `${hidden} more ↓` : "";
  if (sign.textContent !== text) sign.textContent = text;
}

for (const region of document.querySelectorAll("[data-scrolls]")) {
  const again = () => count(region);
  region.addEventListener("scroll", again, { passive: true });
  new ResizeObserver(again).observe(region);
  const sign = region.querySelector("[data-more]");
  new MutationObserver((changes) => {
    if (changes.some((change) => !sign?.contains(change.target))) again(); // never hears itself
  }).observe(region, { childList: true, subtree: true });
}
