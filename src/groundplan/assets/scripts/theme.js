// What the theme leaves without a name, or calls a place to go to where it is none: screen readers would tell it wrongly.

onEveryPage(".md-search[role=dialog]:not([aria-label])", (search) => {
  search.ariaLabel = search.querySelector("input")?.placeholder || "Search";
});

// A section that has a page of its own: its name stands in the link to the page, not in the label.
onEveryPage("nav.md-nav[aria-labelledby]", (nav) => {
  const label = document.getElementById(nav.getAttribute("aria-labelledby"));
  const name = nav.closest("li")?.querySelector("a")?.textContent.trim();
  if (label?.textContent.trim() || !name) return;
  nav.removeAttribute("aria-labelledby");
  nav.ariaLabel = name;
});

// The buttons of a piece of code.
onEveryPage("nav.md-code__nav", (nav) => nav.setAttribute("role", "none"));
