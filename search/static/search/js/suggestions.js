// Suggestions while somebody types: a combobox after the WAI-ARIA practices (a list, chosen by hand). Without a
// script, and where no answer comes, the box is a plain one.
const PAUSE = 150; // milliseconds without a key
const SHORTEST = 2; // characters

function make(name, attributes, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

function option({ text, url, detail, language, words }) {
  const marks = language ? { class: "fallback", lang: language, dir: "ltr", "data-words": words } : {};
  return make("a", { role: "option", href: url, tabindex: -1 }, make("span", marks, text), " ", make("small", {}, detail));
}

for (const [number, form] of document.querySelectorAll("form[data-suggestions]").entries()) {
  const input = form.elements.q;
  const list = make("div", { role: "listbox", id: `suggestions-${number}`, class: "suggestions", "aria-label": input.labels[0].textContent });
  const status = make("p", { role: "status", class: "visually-hidden" });
  let options = [];
  let chosen = -1;
  let timer;
  let asked;

  const choose = (index) => { // -1: none
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = index;
    const now = options[chosen];
    if (!now) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", now.id);
    now.setAttribute("aria-selected", "true");
    now.scrollIntoView({ block: "nearest" });
  };

  const show = (isOpen) => {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", isOpen);
    choose(-1);
  };

  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    show(false);
  };

  const fill = ({ groups, told, all }) => {
    const rows = groups.map(({ label, titles }) =>
      make("div", { role: "group", "aria-label": label }, make("div", { "aria-hidden": "true" }, label), ...titles.map(option)),
    );
    // Titles alone are offered; the search also knows slips and the words within texts.
    if (!groups.length) rows.push(make("div", { "aria-hidden": "true", class: "suggestions-none" }, told));
    const whole = new URL(form.action);
    whole.searchParams.set("q", input.value);
    rows.push(make("a", { role: "option", href: whole, tabindex: -1, class: "suggestions-all" }, all));
    list.replaceChildren(...rows);
    options = [...list.querySelectorAll("[role=option]")];
    options.forEach((row, index) => (row.id = `${list.id}-${index}`));
    status.textContent = told;
    show(true);
  };

  const ask = async () => {
    const { signal } = (asked = new AbortController());
    try {
      const address = new URL(form.dataset.suggestions, location);
      address.searchParams.set("q", input.value.trim());
      const response = await fetch(address, { signal });
      fill(await response.json());
    } catch {
      if (!signal.aborted) close();
    }
  };

  const keys = {
    ArrowDown: () => choose(chosen + 1 < options.length ? chosen + 1 : -1),
    ArrowUp: () => choose(chosen < 0 ? options.length - 1 : chosen - 1),
    Escape: close,
    Enter: () => options[chosen].click(),
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    asked?.abort();
    if (input.value.trim().length < SHORTEST) close();
    else timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    const { key, isComposing } = event;
    if (isComposing) return;
    if (list.hidden) {
      if (key !== "ArrowDown" || !options.length) return;
      show(true);
    }
    if (keys[key] && (key !== "Enter" || chosen >= 0)) {
      event.preventDefault();
      keys[key]();
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(key)) choose(-1);
  });
  // A press on the list leaves the cursor where it is.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", close);
  form.addEventListener("submit", close);
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget !== input && !list.contains(relatedTarget)) close();
  });

  form.append(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, autocomplete: "off" }))
    input.setAttribute(name, value);
  show(false);
}
