// map.js: the force area by Leaflet, without tiles; a mark that keys, a click or a drag moves.
// The text field holds the point: what stands there is what is sent, and what is read aloud.
const DEGREE = 111200; // metres
const STEPS = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const form = document.querySelector("[data-map]");
const sheet = form.querySelector("#map-sheet");
const point = form.querySelector("#map-point");
const map = L.map(sheet, { keyboard: false, attributionControl: false, zoomAnimation: false, fadeAnimation: false });
const mark = L.marker([0, 0], { draggable: true, keyboard: false, icon: L.divIcon({ className: "map__mark", iconSize: [28, 28] }) });

function typed() {
  const found = point.value.match(/^\s*(-?\d+\.\d+)\s*,\s*(-?\d+\.\d+)\s*$/);
  return found ? L.latLng(Number(found[1]), Number(found[2])) : null;
}

function put(at) {
  mark.setLatLng(at).addTo(map);
  map.panInside(at, { padding: [60, 60], animate: false });
}

function say(at) {
  put(at);
  point.value = `${at.lat.toFixed(5)}, ${at.lng.toFixed(5)}`;
  point.dispatchEvent(new Event("change", { bubbles: true }));
}

function key(event) {
  const step = STEPS[event.key];
  if (event.target !== sheet || event.ctrlKey || event.altKey || event.metaKey) return;
  if (step) {
    const metres = event.shiftKey ? 100 : 10;
    const at = map.hasLayer(mark) ? mark.getLatLng() : map.getCenter();
    const across = DEGREE * Math.cos((at.lat * Math.PI) / 180);
    say(L.latLng(at.lat + (step[0] * metres) / DEGREE, at.lng + (step[1] * metres) / across));
  } else if (event.key === "+" || event.key === "=") map.zoomIn();
  else if (event.key === "-") map.zoomOut();
  else if (event.key === "Enter") form.requestSubmit(form.querySelector("[data-primary]"));
  else return;
  event.preventDefault();
}

function towns(feature, at) {
  const { name, kind } = feature.properties;
  const dot = L.circleMarker(at, { radius: 3, className: "map__town", interactive: false });
  return dot.bindTooltip(name, { permanent: true, direction: "right", className: `map__name map__name--${kind}` });
}

sheet.addEventListener("keydown", key);
map.on("click", (event) => say(event.latlng));
map.on("zoomend", () => sheet.classList.toggle("map__sheet--near", map.getZoom() > 10));
mark.on("dragend", () => say(mark.getLatLng()));
point.addEventListener("input", () => typed() && put(typed()));
const answer = await fetch(form.dataset.areas);
const areas = L.geoJSON(await answer.json(), { style: { className: "map__area", weight: 1 }, interactive: false, pointToLayer: towns }).addTo(map);
map.fitBounds(areas.getBounds());
if (typed()) {
  map.setView(typed(), 13, { animate: false });
  put(typed());
}
form.dataset.ready = "yes";
