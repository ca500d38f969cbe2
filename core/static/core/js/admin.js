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
