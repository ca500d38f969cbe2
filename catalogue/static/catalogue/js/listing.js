// Filters answer at once where there is room for them; on the phone several are chosen, then shown.
const wide = matchMedia("(min-width: 60rem)");

for (const button of document.querySelectorAll(".sort button")) button.hidden = true;

for (const form of document.querySelectorAll("form[data-autosubmit]")) {
  form.dataset.automatic = "";
  form.addEventListener("change", () => {
    if (wide.matches) form.requestSubmit();
  });
  // Empty fields would make long addresses that nobody wants to share.
  form.addEventListener("submit", () => {
    for (const field of form.elements) {
      if (field.name && !field.value) field.disabled = true;
    }
  });
  // Whoever comes back finds the form as its list was asked for.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    for (const field of form.elements) field.disabled = false;
    form.reset();
  });
  const { sort } = form.elements;
  sort?.addEventListener("change", () => form.requestSubmit());
}

// Where there is room the filters stand open; narrower, they are a sheet that is opened.
const filters = document.querySelector(".filters > details");
const follow = () => {
  filters.open = wide.matches;
};
if (filters) {
  follow();
  wide.addEventListener("change", follow);
}
