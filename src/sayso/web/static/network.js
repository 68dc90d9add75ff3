// The network: whoever points at an actor sees with whom it has to do.
"use strict";
addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector(".network");
  if (!box) return;
  const edges = [...box.querySelectorAll("[data-left]")];
  const nodes = new Map([...box.querySelectorAll("[data-node]")].map((node) => [node.dataset.node, node]));
  const look = (number) => {
    box.classList.add("looked");
    nodes.get(number).classList.add("near");
    for (const edge of edges) {
      if (edge.dataset.left !== number && edge.dataset.right !== number) continue;
      edge.classList.add("near");
      nodes.get(edge.dataset.left).classList.add("near");
      nodes.get(edge.dataset.right).classList.add("near");
    }
  };
  const leave = () => {
    box.classList.remove("looked");
    for (const one of box.querySelectorAll(".near")) one.classList.remove("near");
  };
  for (const [number, node] of nodes) {
    node.addEventListener("mouseenter", () => look(number));
    node.addEventListener("mouseleave", leave);
  }
});
