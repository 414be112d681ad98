/* The coding desk with the keyboard, beside desk.js. All of it works without this file by boxes and buttons. */
"use strict";

/* Enter confirms, 1 to 5 choose the action category, any other letter begins the search for a label. */
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const form = document.getElementById("coding");
  if (!form || writing(event.target) || !keysWork()) return;
  if (event.key === "Enter" && !event.target.closest("a, button, summary")) {
    event.preventDefault();
    form.querySelector("[data-confirm]").click();
    return;
  }
  const category = /^[1-5]$/.test(event.key) && form.querySelector(`[name="action"][value="${event.key}"]`);
  if (category) {
    event.preventDefault();
    category.checked = true;
    say(category, true);
    return;
  }
  const finder = form.querySelector(".waits [data-find]") || form.querySelector("[data-find]");
  if (finder && (event.key === "/" || (event.key.length === 1 && /\p{L}/u.test(event.key)))) {
    event.preventDefault();
    finder.focus();
    finder.scrollIntoView({ block: "nearest" });
    if (event.key !== "/") {
      finder.value = event.key;
      finder.dispatchEvent(new Event("input"));
    }
  }
});

function nameOf(box) {
  return box.closest("label").querySelector(".name").textContent;
}

function say(box, added) {
  const status = document.getElementById("chosen");
  status.textContent = `${added ? status.dataset.added : status.dataset.taken} ${nameOf(box)}`;
}

/* The field finds labels of its scheme; Enter adds the one pointed at to those at hand, or takes it away. */
function findLabels(input) {
  const scheme = input.closest("[data-scheme]");
  const atHand = scheme.querySelector(".options");
  const boxes = () => [...scheme.querySelectorAll("input[type=checkbox]")];
  const list = document.createElement("ul");
  list.id = `${input.id}-labels`;
  list.className = "completions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0].textContent);
  list.hidden = true;
  input.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-controls", list.id], ["aria-autocomplete", "list"]]) {
    input.setAttribute(name, value);
  }
  input.closest(".finder").hidden = false;
  let found = [];
  let chosen = -1;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const point = (at) => {
    chosen = at;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const take = (box) => {
    box.checked = !box.checked;
    if (box.checked) atHand.append(box.closest("label"));
    say(box, box.checked);
    input.value = "";
    close();
    input.blur();
  };
  const begins = (name, words) => (name.startsWith(words) ? 0 : name.includes(` ${words}`) ? 1 : 2);
  const open = () => {
    const words = fold(input.value.trim());
    const named = boxes().map((box) => [box, fold(nameOf(box))]);
    found = words ? named.filter(([, name]) => name.includes(words)) : [];
    found.sort(([, one], [, other]) => begins(one, words) - begins(other, words));
    found = found.slice(0, 9).map(([box]) => box);
    if (!found.length) return close();
    list.replaceChildren(...found.map((box, at) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${at}`;
      option.setAttribute("role", "option");
      option.textContent = `${box.checked ? "✓ " : ""}${nameOf(box)}`;
      option.addEventListener("mousedown", (event) => { event.preventDefault(); take(box); });
      return option;
    }));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    point(0);
  };

  close();
  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      if (!list.hidden) take(found[chosen]);
      return;
    }
    if (event.key === "Escape") input.value = "";
    if (list.hidden) return;
    const count = list.children.length;
    if (event.key === "ArrowDown") point((chosen + 1) % count);
    else if (event.key === "ArrowUp") point((chosen + count - 1) % count);
    else return;
    event.preventDefault();
  });
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-find]").forEach(findLabels);
});
