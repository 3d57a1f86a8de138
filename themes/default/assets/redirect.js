const { href } = document.querySelector("[data-moved]");
location.replace(href + location.search + location.hash);
