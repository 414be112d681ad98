/* Conveniences only: every page works without this file. */
"use strict";

/* Copy buttons appear only where they can work. */
function offerCopying(root) {
  if (!navigator.clipboard) return;
  root.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText.trim());
      const said = button.querySelector("[role=status]") || button;
      said.textContent = button.dataset.done;
    });
  });
}

/* Keep filters as the reader left them when htmx swaps results in. */
let opened = null;
document.addEventListener("htmx:beforeSwap", () => {
  opened = [...document.querySelectorAll("details[id]")].map((one) => [one.id, one.open]);
});
document.addEventListener("htmx:afterSettle", () => {
  (opened || []).forEach(([id, open]) => {
    const one = document.getElementById(id);
    if (one) one.open = open;
  });
  opened = null;
  offerCopying(document);
});

/* A menu closes with Escape and when the reader clicks elsewhere. */
document.addEventListener("keydown", (event) => {
  const menu = document.querySelector(".language[open]");
  if (event.key === "Escape" && menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  const menu = document.querySelector(".language[open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener("DOMContentLoaded", () => offerCopying(document));
