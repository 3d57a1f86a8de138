// A page that has moved leads on, and keeps what follows its address.
const { href } = document.querySelector("a[data-moved]");
location.replace(href + location.search + location.hash);
