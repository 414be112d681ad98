/* Counts the words of a section while it is written. The numbers of the last save stand without this file;
   the rule is that of `publishing/papers/words.py`: notes, marks of the notation and rules of tables are no words. */
"use strict";

const SINGLE = "\\u3041-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const WORD = new RegExp(`[${SINGLE}]|[^\\s${SINGLE}]+`, "gu");

function wordsIn(text) {
  const plain = text
    .replace(/\^\[(?:\\.|[^\[\]\\])+\]/g, "")
    .replace(/\{#[A-Z]{3}-[^{}\s]+\}/g, "0")
    .replace(/\{[A-Z]{3}-[^{}\s]+\}/g, "A para. 0")
    .replace(/^\s*\|[\s|:-]+\|?\s*$/gm, "")
    .replace(/^\s*(?:#{1,3}|[-*•>]|\d{1,3}[.)])\s+/gm, "")
    .replace(/^\s*\|.*$/gm, (row) => row.replace(/(^|[^\\])\|/g, "$1 "))
    .replace(/\*\*?|\+\+|~~/g, "");
  return (plain.match(WORD) || []).length;
}

const field = document.querySelector("[data-words]");
const length = document.querySelector("[data-length]");
if (field && length) {
  const show = new Intl.NumberFormat(document.documentElement.lang || "en");
  const annex = document.querySelector("[name=annex]");
  const title = document.querySelector("[name=title]");
  const count = () => {
    const here = wordsIn(field.value);
    // An empty section is left out of the paper, its heading too.
    const counted = annex.checked || !field.value.trim() ? 0 : here + wordsIn(title.value);
    const total = Number(length.dataset.others) + counted;
    const limit = Number(length.dataset.limit);
    document.querySelector("[data-here]").textContent = show.format(here);
    length.querySelector("[data-total]").textContent = show.format(total);
    length.classList.toggle("over", limit > 0 && total > limit);
    const meter = length.querySelector("meter");
    if (meter) meter.value = total;
  };
  for (const part of [field, annex, title]) part.addEventListener("input", count);
}
