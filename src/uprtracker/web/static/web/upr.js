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

function offerPrinting(root) {
  root.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
}

/* Send what was filled in only: the address of the answer is then the shortest at once. */
document.addEventListener("htmx:configRequest", (event) => {
  const sent = event.detail.formData;
  [...sent.keys()].forEach((name) => { if (sent.getAll(name).every((value) => !value)) sent.delete(name); });
});

/* Ticking a record for a folder asks no new question. */
document.addEventListener("change", (event) => {
  if (event.target.getAttribute("form") === "keep") event.stopPropagation();
}, true);

/* Keep filters as the reader left them when htmx swaps results in. */
let opened = null;
document.addEventListener("htmx:beforeSwap", () => {
  opened = [...document.querySelectorAll("details[id]:not(.menu)")].map((one) => [one.id, one.open]);
});
document.addEventListener("htmx:afterSettle", () => {
  (opened || []).forEach(([id, open]) => {
    const one = document.getElementById(id);
    if (one) one.open = open;
  });
  opened = null;
  offerCopying(document);
  offerPrinting(document);
});

/* A menu closes with Escape and when the reader clicks elsewhere. */
const menus = () => document.querySelectorAll(".language[open], .menu[open]");
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") menus().forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
});
document.addEventListener("click", (event) => {
  menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
});
/* A table that stands open in place of its picture folds when the picture comes, unless it is being read. */
document.addEventListener("load", (event) => {
  const table = event.target.matches(".chart img") && event.target.closest(".chart").querySelector(".numbers-of[open]");
  if (table && !table.matches(":hover, :focus-within")) table.open = false;
}, true);
document.addEventListener("DOMContentLoaded", () => { offerCopying(document); offerPrinting(document); });
