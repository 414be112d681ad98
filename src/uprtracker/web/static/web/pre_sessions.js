/* Counts the words of the aim while it is written. Without this file the number of the last save stands there;
   the rule is that of `agenda/pre_sessions/applying.py`: what stands between blanks. */
"use strict";

const field = document.querySelector("[data-words]");
const shown = document.querySelector("[data-count]");
if (field && shown) {
  const number = shown.querySelector("[data-n]");
  const count = () => {
    const words = field.value.split(/\s+/u).filter(Boolean).length;
    number.textContent = String(words);
    shown.classList.toggle("over", words > Number(field.dataset.words));
  };
  field.addEventListener("input", count);
  count();
}
