// On a phone a bar at the bottom keeps the way to the member at hand, except where the same stands on the screen.
const bar = document.querySelector(".contact-bar");
new IntersectionObserver(([contact]) => {
  bar.classList.toggle("is-aside", contact.isIntersecting);
}).observe(document.querySelector(".contact"));
