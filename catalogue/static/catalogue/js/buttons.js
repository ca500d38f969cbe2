// Buttons of what only a script can do, hidden without one; and what is typed into a list is saved at once.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue; // only over https
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.querySelector("span").textContent = button.dataset.copied;
  });
}

for (const form of document.querySelectorAll("[data-autosave]")) {
  const status = form.querySelector("[role=status]");
  form.addEventListener("change", async ({ target }) => {
    const words = target.closest("details")?.querySelector("[data-empty]");
    if (words) words.textContent = target.value.trim() || words.dataset.empty;
    status.textContent = "";
    const sent = new FormData(form);
    let saved = false;
    try {
      const response = await fetch(location.href, { method: "POST", body: sent });
      // A note that is refused comes back with its page, whose button tells why.
      saved = response.redirected;
    } catch {
      // no network: told below
    }
    status.textContent = saved ? status.dataset.saved : status.dataset.failed;
    if (!saved) return;
    // What was saved is what the next change starts from.
    for (const [name, value] of sent) {
      const before = form.elements[`initial-${name}`];
      if (before) before.value = value;
    }
  });
}
