// ages.js: keeps the times on the page true. Nothing is fetched; each <time data-at data-age> is
// rewritten every second from the server's clock, which the page carries and the stream corrects.

const meta = document.querySelector('meta[name="gh-now"]');
const arrived = performance.timeOrigin +
  (performance.getEntriesByType("navigation")[0]?.responseStart || performance.now());
let offset = meta?.content ? Date.parse(meta.content) - arrived : 0;

export const now = () => Date.now() + offset;

/** The stream said what time it is there (ISO 8601). */
export function correct(iso) {
  const at = Date.parse(iso);
  if (!Number.isNaN(at)) offset = at - Date.now();
}

const two = (n) => String(n).padStart(2, "0");

/** 41 s, 12 min, 3 h 05, 9 d: short enough for a table, never two meanings. */
export function span(ms) {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (seconds < 60) return `${seconds} s`;
  if (minutes < 60) return `${minutes} min`;
  if (hours < 48) return `${hours} h ${two(minutes % 60)}`;
  return `${Math.floor(hours / 24)} d`;
}

let london = null; // dear: made when asked

const says = {
  since: (at, t) => span(t - at),
  until: (at, t) => (at < t ? `OVER ${span(t - at)}` : span(at - t)),
  stopwatch: (at, t) => {
    const s = Math.max(0, Math.floor((t - at) / 1000));
    return s < 3600 ? `${two(Math.floor(s / 60))}:${two(s % 60)}` : span(t - at);
  },
  clock: (_, t) => (london ||= new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London", hour: "2-digit", minute: "2-digit", second: "2-digit",
  })).format(t),
};

/** Rewrite every age in `root`; crossing zero turns the time, and its row, inverse. */
export function tick(root = document) {
  const t = now();
  for (const time of root.querySelectorAll("time[data-age]")) {
    const at = Date.parse(time.dataset.at || time.dateTime);
    const text = says[time.dataset.age]?.(at, t);
    if (!text || (Number.isNaN(at) && time.dataset.age !== "clock")) continue;
    if (time.textContent !== text) time.textContent = text;
    if (time.dataset.age === "until") {
      time.classList.toggle("over", at < t);
      time.closest("[data-turns-over]")?.classList.toggle("is-over", at < t);
    }
  }
}

function everySecond() {
  tick();
  setTimeout(everySecond, 1000 - (now() % 1000));
}
everySecond();
