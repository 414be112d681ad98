/* The desk with the keyboard. Every key has a button or link that does the same; all of it works without this file. */
"use strict";

const OFF = "desk-keys-off";

function keysWork() {
  try { return localStorage.getItem(OFF) === null; } catch { return true; }
}

/* Single keys never act while the person writes, nor together with Ctrl, Alt or the command key. */
function writing(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog") !== null;
}

function use(control) {
  if (control.matches("textarea, input:not([type=checkbox])")) {
    control.focus();
    control.scrollIntoView({ block: "nearest" });
  } else {
    control.click();
  }
}

/* In a list j and k move along its rows. */
function move(step) {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (!rows.length) return false;
  const at = rows.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[next].focus();
  rows[next].scrollIntoView({ block: "nearest" });
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const save = document.querySelector("[data-save]");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && save) {
    event.preventDefault();
    save.click();
    return;
  }
  if (event.key === "Escape" && writing(event.target) && !event.target.closest("dialog")) {
    event.target.blur();
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || writing(event.target) || !keysWork()) return;
  if (event.key === "?") {
    event.preventDefault();
    document.getElementById("keys")?.showModal();
    return;
  }
  if ((event.key === "j" && move(1)) || (event.key === "k" && move(-1))) {
    event.preventDefault();
    return;
  }
  const control = /^[a-z]$/.test(event.key) && document.querySelector(`[data-key="${event.key}"]`);
  if (control) {
    event.preventDefault();
    use(control);
  }
});

/* Names of States are completed as they are written: a list to choose from with arrows and Enter. */
function completeStates(input, names) {
  const list = document.createElement("ul");
  list.id = `${input.id}-names`;
  list.className = "completions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.textContent || "");
  list.hidden = true;
  input.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-controls", list.id], ["aria-autocomplete", "list"]]) {
    input.setAttribute(name, value);
  }
  let chosen = -1;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  const begun = () => {
    const start = input.value.slice(0, input.selectionStart).lastIndexOf(";") + 1;
    const end = input.value.indexOf(";", input.selectionStart);
    return [start, end < 0 ? input.value.length : end];
  };
  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const point = (at) => {
    chosen = at;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    if (at >= 0) input.setAttribute("aria-activedescendant", list.children[at].id);
    else input.removeAttribute("aria-activedescendant");
  };
  const take = (name) => {
    const [start, end] = begun();
    const before = input.value.slice(0, start);
    const rest = input.value.slice(end);
    input.value = `${before}${before ? " " : ""}${name}${rest || "; "}`;
    const caret = input.value.length - rest.length;
    input.setSelectionRange(caret, caret);
    close();
  };
  const open = () => {
    const [start, end] = begun();
    const words = fold(input.value.slice(start, end).trim());
    const found = words.length < 2 ? [] : names.filter((name) => fold(name).includes(words));
    found.sort((one, other) => fold(other).startsWith(words) - fold(one).startsWith(words));
    if (!found.length || (found.length === 1 && fold(found[0]) === words)) return close();
    list.replaceChildren(...found.slice(0, 8).map((name, at) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${at}`;
      option.setAttribute("role", "option");
      option.textContent = name;
      option.addEventListener("mousedown", (event) => { event.preventDefault(); take(name); });
      return option;
    }));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    point(-1);
  };

  close();
  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const count = list.children.length;
    if (event.key === "ArrowDown") point((chosen + 1) % count);
    else if (event.key === "ArrowUp") point((chosen + count) % (count + 1) - (chosen < 0 ? 0 : 1));
    else if ((event.key === "Enter" && !event.ctrlKey && chosen >= 0) || (event.key === "Tab" && chosen >= 0)) {
      take(list.children[chosen].textContent);
    } else if (event.key === "Escape") close();
    else return;
    if (event.key !== "Tab") event.preventDefault();
  });
}

/* What was written is not lost by a key or a click: the browser asks. */
function guard(form) {
  let touched = false;
  form.addEventListener("input", () => {
    touched = true;
    form.classList.add("touched");
  });
  form.addEventListener("submit", () => { touched = false; });
  addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });
}

document.addEventListener("DOMContentLoaded", () => {
  const help = document.getElementById("keys");
  document.querySelectorAll("[data-keys]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => help.showModal());
  });
  const on = document.getElementById("keys-on");
  if (on) {
    on.checked = keysWork();
    on.addEventListener("change", () => {
      try {
        if (on.checked) localStorage.removeItem(OFF); else localStorage.setItem(OFF, "1");
      } catch { /* no storage: keys stay as they are */ }
      document.body.classList.toggle("without-keys", !on.checked);
    });
    document.body.classList.toggle("without-keys", !keysWork());
  }
  const names = [...document.querySelectorAll("#state-names li")].map((one) => one.textContent);
  document.querySelectorAll("[data-states]").forEach((input) => completeStates(input, names));
  document.querySelectorAll("[data-guard]").forEach(guard);
  document.getElementById("problems")?.focus();
  const source = document.querySelector(".source");
  const mark = source?.querySelector("rect, .marked");
  if (mark) {
    const [there, here] = [mark.getBoundingClientRect(), source.getBoundingClientRect()];
    source.scrollTop = there.top - here.top - source.clientHeight / 4;
    source.scrollLeft = there.left - here.left - 12;
  }
});
