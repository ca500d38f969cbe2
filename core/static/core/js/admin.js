// What is being read can be looked at, not typed into: what was typed would be lost.
if (document.body.classList.contains("content-locked")) {
  const controls = ".tab-content :is(input, select, textarea, button:not([data-panel-toggle]))";
  for (const control of document.querySelectorAll(controls)) control.disabled = true;
}

// The editor of translations knows no anchors: from the list of what is to be done, its first open text.
if (location.hash === "#open-text") {
  addEventListener("load", () => {
    const button = document.querySelector(".js-translation-editor li:is(.incomplete, .errored) button");
    const tab = button?.closest("section[hidden]");
    if (tab) document.querySelector(`[aria-controls="${tab.id}"]`)?.click();
    button?.click();
  });
}

// In that editor each text has its own button to save, and publishing would throw away what was only typed, and show
// visitors French where a translation is missing: save first, then ask.
const EDITOR = ".js-translation-editor";
const MOST_WAITING = 10_000; // milliseconds for all texts to be saved
// A text whose French has changed is opened with its old translation in the field: left as it is, nothing was typed.
document.addEventListener("click", () =>
  setTimeout(() => {
    for (const field of document.querySelectorAll(`${EDITOR} li textarea`)) field.dataset.opened ??= field.value;
  }),
);
const isUntouched = ({ value, dataset }) => value === dataset.opened && !("refused" in dataset);
document.addEventListener(
  "click",
  async (event) => {
    const publish = event.target.closest(`${EDITOR} footer button[value=publish]`);
    if (!publish || publish.dataset.checked) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const fields = () => [...document.querySelectorAll(`${EDITOR} li textarea`)];
    for (const field of fields().filter(isUntouched)) {
      field.closest("li").querySelector(":scope > ul button").click(); // Cancel
    }
    const typed = () => fields().filter((field) => field.value.trim() && !isUntouched(field));
    const texts = typed().map((field) => field.closest("li"));
    for (const text of texts) text.querySelector(":scope > ul > li:last-child button").click();
    const isSaving = () => document.querySelector(`${EDITOR} li .icon-spinner`);
    const end = Date.now() + MOST_WAITING;
    while (isSaving() && Date.now() < end) await new Promise((next) => setTimeout(next, 100));
    // Could not be saved: the editor says why, and the words stay.
    if (isSaving() || typed().length || texts.some((text) => text.classList.contains("errored"))) return;
    const warnings = [
      ["incomplete", "Some texts are not translated yet: visitors will read them in French."],
      // One whose French has changed is marked as an error until somebody has looked at it.
      ["errored", "The French of some texts has changed: visitors go on reading the old translation until it is saved again."],
    ].filter(([mark]) => document.querySelector(`${EDITOR} li.${mark}`));
    const question = [...warnings.map(([, words]) => words), "Publish all the same?"].map(gettext).join("\n");
    if (warnings.length && !confirm(question)) return;
    publish.dataset.checked = "yes";
    publish.click();
  },
  true,
);

// With each text that it saves goes what this page knows of it: who else changed it meanwhile is told by the answer
// (core/admin/translations/views.py). What could not be saved stays in its field, with the reason under it.
const { segments = [], initialStringTranslations = [] } = JSON.parse(
  document.querySelector(EDITOR)?.dataset.props ?? "{}",
);
const stored = new Map(initialStringTranslations.map(({ segment_id, data }) => [segment_id, data]));
const known = new Map(
  segments.filter(({ type }) => type === "string").map(({ id, editUrl }) => [editUrl, stored.get(id) ?? ""]),
);
let left; // the text whose field is left by a button or a key
for (const way of ["click", "keydown"]) {
  document.addEventListener(way, ({ target }) => (left = target.closest(`${EDITOR} li:has(textarea)`)), true);
}

function open(text, words) {
  if (!text.querySelector("textarea")) text.querySelector(":scope > ul > li:last-child button").click();
  text.querySelector("textarea").dataset.refused = ""; // opened again with what was typed
  const why = document.createElement("p");
  why.className = "refusal";
  why.setAttribute("role", "alert");
  why.textContent = words;
  text.append(why);
}

const { fetch } = window;
const TOKEN = "X-CSRFToken";
window.fetch = async (address, sent) => {
  // A sign-in in another tab has changed the token that this page was made with.
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  const isRenewed = token && sent?.headers?.[TOKEN];
  const options = isRenewed ? { ...sent, headers: { ...sent.headers, [TOKEN]: token } } : sent;
  if (!known.has(address)) return fetch(address, options);
  const text = left;
  text?.querySelector(".refusal")?.remove();
  const isTakenAway = options.method === "DELETE";
  const body = options.body ?? new FormData();
  body.append("seen", known.get(address));
  const answer = await fetch(address, { ...options, body }).catch(() => Response.error());
  const told = await answer.clone().json().catch(() => ({}));
  if (!answer.redirected && (answer.ok || (isTakenAway && answer.status === 404))) {
    known.set(address, isTakenAway ? "" : told.data);
  } else {
    if ("stored" in told) known.set(address, told.stored);
    // Led to the sign-in page, or refused for want of a session or of its token.
    const isOver = answer.redirected || [401, 403].includes(answer.status);
    const words = isOver
      ? "Your session is over, but this text is not lost: sign in in another tab, then save again."
      : "This text could not be saved. It is not lost: try again, or copy it and load this page again.";
    setTimeout(() => text && open(text, told.words ?? gettext(words))); // once the editor has closed the field
  }
  return answer;
};
