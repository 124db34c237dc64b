// While an order is being done, the page asks again how far it is, unless somebody is using it.
const working = document.querySelector("[data-working]");
if (working) {
  setInterval(() => {
    if (!document.hidden && document.activeElement === document.body) location.replace(location.pathname);
  }, 5000);
}
