// Keeps a product without leaving the page. Without script the same links lead to a page that asks once.
// A page from a cache knows nothing of the visitor: only a browser that has kept something asks.
// Two doors to the list: one in the bar, one in the menu. What the list answers is asked at the first.
const doors = [...document.querySelectorAll("[data-list]")];
const [badge] = doors;
const links = [...document.querySelectorAll("[data-keep]")];
const FLAG = "keeps-a-list";

const ask = async (url, options = {}) => {
  const response = await fetch(url, { ...options, headers: { Accept: "application/json", ...options.headers } });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
};

function show(count) {
  for (const door of doors) {
    door.querySelector("[data-count]").textContent = count || "";
    door.classList.toggle("has-items", count > 0);
  }
}

function mark(link) {
  link.classList.add("kept");
  link.href = badge.href;
  delete link.dataset.keep;
  link.querySelector("[data-keep-words]").textContent = badge.dataset.keptWords;
}

async function keep(link) {
  if (!link.dataset.keep) return;
  try {
    const { token } = await ask(badge.dataset.state);
    const { count } = await ask(link.href, { method: "POST", headers: { "X-CSRFToken": token } });
    localStorage.setItem(FLAG, "1");
    mark(link);
    show(count);
  } catch {
    location.href = link.href; // the page behind the link says what is wrong
  }
}

// One after the other: the first makes the list that the others join.
let last = Promise.resolve();
for (const link of links) {
  link.addEventListener("click", (event) => {
    if (!link.dataset.keep || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    last = last.then(() => keep(link));
  });
}

let keepsAList = false;
try {
  keepsAList = localStorage.getItem(FLAG) === "1";
} catch {
  // Storage is refused: the links still work.
}
if (keepsAList) {
  ask(badge.dataset.state)
    .then(({ kept }) => {
      show(kept.length);
      for (const link of links) if (kept.includes(link.dataset.keep)) mark(link);
    })
    .catch(() => {});
}
