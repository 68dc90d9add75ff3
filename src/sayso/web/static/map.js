// The map: places of the page's JSON twin, drawn as areas over Natural Earth's countries.
"use strict";

// Shapes that cross the 180th meridian jump from one side of the map to the other: they go on beyond it instead.
function unroll(shape) {
  const rings = shape.geometry.type === "Polygon" ? shape.geometry.coordinates : shape.geometry.coordinates.flat();
  for (const ring of rings) {
    let turn = 0;
    let last = ring[0][0];
    for (const point of ring) {
      if (Math.abs(point[0] - last) > 180) turn += point[0] < last ? 360 : -360;
      last = point[0];
      point[0] += turn;
    }
    const [west, east] = [ring[0][0], ring.at(-1)[0]];
    if (Math.abs(east - west) > 300) ring.push([east, -90], [west, -90]); // around the pole: down to it and back
  }
}

addEventListener("DOMContentLoaded", async () => {
  const box = document.getElementById("map");
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const map = L.map(box, {
    preferCanvas: true, worldCopyJump: true, minZoom: 1, maxZoom: 12, zoomSnap: 0.5, attributionControl: true,
  }).setView([25, 20], 2);
  map.attributionControl.setPrefix(false).addAttribution("Natural Earth");
  const [world, page] = await Promise.all([box.dataset.world, box.dataset.places].map(async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  }));
  const countries = topojson.feature(world, world.objects.countries);
  countries.features.forEach(unroll);
  L.geoJSON(countries, {
    interactive: false, style: { color: colour("--border"), weight: 0.8, fillColor: colour("--land"), fillOpacity: 1 },
  }).addTo(map);

  const shapes = new Map(countries.features.filter((one) => one.id).reverse().map((one) => [one.id, one]));
  const most = Math.max(1, ...page.places.map((place) => place.count));
  const strength = (count) => 0.25 + 0.45 * Math.sqrt(count / most);
  const address = (place) => {
    const url = new URL(box.dataset.events, location.href);
    url.searchParams.append("place", place.name);
    return url.pathname + url.search;
  };
  const said = (place) => {
    const words = document.createElement("div");
    const link = document.createElement("a");
    link.href = address(place);
    link.textContent = `${place.name}: ${place.count} event${place.count === 1 ? "" : "s"}`;
    const how = document.createElement("div");
    how.textContent = place.radius_km === null ? "known to the country only"
      : place.precision === "exact" ? "the place itself" : `known to the ${place.precision ?? "surroundings"} only`;
    words.append(link, how);
    return words;
  };
  const drawn = [];
  // The large and vague first, so that the small and exact lie on top.
  const vague = (place) => place.radius_km ?? 10000;
  for (const place of [...page.places].sort((one, other) => vague(other) - vague(one))) {
    const look = { color: colour("--denied"), weight: 1.5, fillColor: colour("--denied"), fillOpacity: strength(place.count) * (place.radius_km === null ? 0.35 : 0.7), dashArray: place.precision === "exact" ? null : "5 4" };
    let shape;
    if (place.radius_km === null) {
      const country = shapes.get(place.country);
      shape = country ? L.geoJSON(country, { style: look }) : L.circle([place.lat, place.lon], { ...look, radius: 150000 });
    } else {
      shape = L.layerGroup([
        L.circle([place.lat, place.lon], { ...look, radius: place.radius_km * 1000 }),
        L.circleMarker([place.lat, place.lon], { ...look, weight: 1, radius: 3 + 5 * Math.sqrt(place.count / most), dashArray: null, fillOpacity: place.precision === "exact" ? 0.9 : 0.15 }),
      ]);
    }
    shape.eachLayer?.((layer) => layer.bindPopup(() => said(place)).bindTooltip(place.name));
    shape.addTo(map);
    if (place.radius_km !== null) drawn.push([place.lat, place.lon]);
  }
  if (drawn.length) map.fitBounds(L.latLngBounds(drawn).pad(0.25), { maxZoom: 7, animate: false });
  for (const link of document.querySelectorAll("[data-lat]")) {
    const show = () => map.panTo([Number(link.dataset.lat), Number(link.dataset.lon)], { animate: false });
    link.addEventListener("focus", show);
    link.addEventListener("mouseenter", show);
  }
  box.dataset.drawn = String(page.places.length);
});
