// more.js: a region that keeps its height says how many of its lines are out of sight.
// <section data-scrolls> … <ul><li>…</ul> <p class="more" data-more></p></section>

function words(region) {
  const edge = region.getBoundingClientRect().bottom - 8;
  const hidden = [...region.querySelectorAll(region.dataset.scrolls || "li, .note, .field")]
    .filter((line) => line.getBoundingClientRect().bottom > edge + 1).length;
  const scrolls = region.scrollHeight > region.clientHeight + 1;
  return scrolls && hidden ? `${hidden} more ↓` : "";
}

/** Measure all, then write: one layout. */
function count(regions) {
  for (const [region, text] of regions.map((region) => [region, words(region)])) {
    const sign = region.querySelector("[data-more]");
    if (sign && sign.textContent !== text) sign.textContent = text;
  }
}

const sizes = new ResizeObserver((changes) => count(changes.map((change) => change.target)));
for (const region of document.querySelectorAll("[data-scrolls]")) {
  const again = () => count([region]);
  region.addEventListener("scroll", again, { passive: true });
  sizes.observe(region);
  const sign = region.querySelector("[data-more]");
  new MutationObserver((changes) => {
    if (changes.some((change) => !sign?.contains(change.target))) again(); // not itself
  }).observe(region, { childList: true, subtree: true });
}
