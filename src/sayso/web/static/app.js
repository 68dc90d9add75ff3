// What the pages do beyond links and forms: keys, the help, and filters that fold away on narrow screens.
"use strict";
{
  const keysOn = document.getElementById("keys-on");
  const help = document.getElementById("keys");
  const kept = () => { try { return localStorage.getItem("sayso-keys"); } catch { return null; } };
  keysOn.checked = kept() !== "off";
  keysOn.addEventListener("change", () => {
    try { localStorage.setItem("sayso-keys", keysOn.checked ? "on" : "off"); } catch { /* nothing is kept, then */ }
  });
  for (const button of document.querySelectorAll("[data-open]")) {
    button.addEventListener("click", () => document.getElementById(button.dataset.open).showModal());
  }

  const filters = document.querySelector("details.filters");
  if (filters) {
    const narrow = matchMedia("(max-width: 900px)");
    const fold = () => { filters.open = !narrow.matches; };
    fold();
    narrow.addEventListener("change", fold);
  }

  document.querySelector(".top nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

  const chosen = document.getElementById("at");
  if (chosen && location.hash === "#at") chosen.focus({ preventScroll: true });

  // The name under which somebody judges is kept, so that it is given once.
  const keepers = [...document.querySelectorAll("[data-keep]")];
  for (const field of keepers) {
    const name = `sayso-${field.dataset.keep}`;
    try { field.value = localStorage.getItem(name) || field.value; } catch { /* as the page has it, then */ }
    field.addEventListener("change", () => {
      for (const other of keepers) if (other.dataset.keep === field.dataset.keep) other.value = field.value;
      try { localStorage.setItem(name, field.value); } catch { /* it is given again, then */ }
    });
  }

  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent !== null);
  const move = (step) => {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(document.activeElement);
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  const follow = (selector) => document.querySelector(selector)?.click();
  const places = { e: "/events", m: "/map", t: "/timeline", n: "/network", a: "/actors", c: "/claims", r: "/review" };
  let going = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keysOn.checked || help.open) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const key = event.key;
    if (Date.now() - going < 1500 && places[key]) { location.href = places[key]; going = 0; return; }
    going = 0;
    const deeds = {
      j: () => move(1), k: () => move(-1), n: () => follow("a[rel=next]"), p: () => follow("a[rel=prev]"),
      "/": () => document.getElementById("q").focus(), "?": () => help.showModal(), g: () => { going = Date.now(); },
    };
    const button = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (key === "c" && button) { event.preventDefault(); document.querySelector("[name=field]").focus(); return; }
    if (button) { event.preventDefault(); button.form.requestSubmit(button); return; }
    if (Object.hasOwn(deeds, key)) { event.preventDefault(); deeds[key](); }
  });
}
