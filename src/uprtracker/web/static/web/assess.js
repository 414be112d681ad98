// Assessing in a row: a digit answers the recommendation that has the focus and leads on to the next one.
"use strict";
(() => {
  const form = document.querySelector("form[data-row]");
  if (!form) return;
  const rows = [...form.querySelectorAll("fieldset")];
  const hint = document.querySelector("[data-keys]");
  if (hint) hint.hidden = false;
  const focus = (row) => {
    const radio = row.querySelector("input:checked") || row.querySelector("input[type=radio]");
    radio.focus();
    row.scrollIntoView({ block: "center" });
  };
  form.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.type !== "radio") return;
    const row = event.target.closest("fieldset");
    const radio = row.querySelector(`input[data-key="${CSS.escape(event.key)}"]`);
    if (!radio) return;
    event.preventDefault();
    radio.checked = true;
    const next = rows[rows.indexOf(row) + 1];
    if (next) focus(next);
    else form.querySelector("button").focus();
  });
  if (rows.length) rows[0].querySelector("input[type=radio]").focus({ preventScroll: true });
})();
