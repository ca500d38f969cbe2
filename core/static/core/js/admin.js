// What is being read can be looked at, not typed into: what was typed would be lost.
if (document.body.classList.contains("content-locked")) {
  const controls = ".tab-content :is(input, select, textarea, button:not([data-panel-toggle]))";
  for (const control of document.querySelectorAll(controls)) control.disabled = true;
}
