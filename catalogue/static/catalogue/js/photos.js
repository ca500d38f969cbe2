// A photo opens whole above the page; without script its link leads to the file.
const dialog = document.querySelector(".enlarged");
const links = [...document.querySelectorAll("[data-enlarge]")];
let shown = 0;

function show(index) {
  shown = (index + links.length) % links.length;
  const photo = new Image();
  photo.src = links[shown].href;
  photo.alt = links[shown].querySelector("img").alt;
  dialog.querySelector("img")?.remove();
  dialog.append(photo);
}

links.forEach((link, index) => {
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    show(index);
    dialog.showModal();
  });
});

for (const button of dialog?.querySelectorAll("[data-step]") ?? []) {
  button.hidden = links.length < 2;
  button.addEventListener("click", () => show(shown + Number(button.value)));
}

// A press beside the buttons closes it, as people expect of a photo.
dialog?.addEventListener("click", ({ target }) => {
  if (!target.closest("button")) dialog.close();
});
