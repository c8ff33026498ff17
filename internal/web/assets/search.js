// The search box: asks while the reader types, shows hits with their category
// and the text that matched, and lets them be narrowed to one category.
import { search } from "./api.js";
import { el, plural, problem } from "./dom.js";
import { badge, icon, kindLabel, nodeURL } from "./kinds.js";
import { more } from "./more.js";

const PAUSE = 220; // ms without a key before the server is asked

// startSearch wires the form and runs the query of the address, if there is one.
export function startSearch(form) {
  const box = new SearchBox(form);
  const text = new URLSearchParams(location.search).get("q");
  if (text) box.ask(text);
  return box;
}

class SearchBox {
  constructor(form) {
    this.input = form.querySelector("input");
    this.status = form.querySelector("[role=status]");
    this.results = form.querySelector("[data-results]");
    this.category = null;
    form.addEventListener("submit", (event) => this.submit(event));
    form.addEventListener("keydown", (event) => this.walk(event));
    this.input.addEventListener("input", () => this.later());
    for (const button of form.querySelectorAll("[data-try]")) {
      button.addEventListener("click", () => this.ask(button.dataset.try));
    }
  }

  // ask fills the box and searches.
  ask(text) {
    this.input.value = text;
    this.input.focus();
    this.category = null;
    this.run();
  }

  submit(event) {
    event.preventDefault();
    this.run();
  }

  later() {
    clearTimeout(this.timer);
    this.category = null;
    this.timer = setTimeout(() => this.run(), PAUSE);
  }

  // run searches for what the box holds; an older search still on its way is
  // dropped, so that answers never overtake each other.
  async run() {
    clearTimeout(this.timer);
    this.running?.abort();
    const text = this.input.value.trim();
    this.remember(text);
    if (!text) return this.clear();
    this.running = new AbortController();
    try {
      const categories = this.category ? [this.category] : [];
      const page = await search(text, { categories, signal: this.running.signal });
      if (!this.category) this.facets = page.facets;
      this.show(text, page);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.status.textContent = "";
      this.replace(problem(error, () => this.run()));
    }
  }

  // remember keeps the search in the address, so that it can be linked and the
  // back button returns to it.
  remember(text) {
    const url = new URL(location.href);
    if (text) url.searchParams.set("q", text);
    else url.searchParams.delete("q");
    history.replaceState(null, "", url);
  }

  clear() {
    this.status.textContent = "";
    this.results.hidden = true;
    this.results.replaceChildren();
  }

  replace(...content) {
    this.results.replaceChildren(...content);
    this.results.hidden = false;
  }

  show(text, page) {
    this.status.textContent = page.total ? `${plural(page.total, "match", "matches")} for “${text}”` : `Nothing matches “${text}”.`;
    const list = el("ul", { class: "hits" }, page.hits.map(hit));
    this.replace(...[this.filters(), page.total ? list : this.suggestions(page.didYouMean), this.moreButton(text, page, list)].filter(Boolean));
  }

  filters() {
    if (!this.facets || this.facets.length < 2) return null;
    const chip = (category, label, count) => el("button", {
      type: "button",
      class: "chip",
      "aria-pressed": String(this.category === category),
      onclick: () => this.narrow(category),
    }, category ? icon(category) : null, label, el("small", {}, count.toLocaleString("en")));
    const total = this.facets.reduce((sum, facet) => sum + facet.count, 0);
    return el("div", { class: "chips", role: "group", "aria-label": "Narrow to a category" },
      chip(null, "all", total),
      this.facets.map(({ category, count }) => chip(category, kindLabel(category), count)));
  }

  narrow(category) {
    this.category = category;
    this.run();
  }

  suggestions(words) {
    if (!words.length) return el("p", { class: "note" }, "Try a shorter word, a synonym or an identifier.");
    return el("p", { class: "did-you-mean" }, "Did you mean ",
      words.map((word) => el("button", { type: "button", onclick: () => this.ask(word) }, word)));
  }

  moreButton(text, page, list) {
    const categories = this.category ? [this.category] : [];
    let after = page.next;
    if (!after) return null;
    return more("Show more", async () => {
      const following = await search(text, { categories, after });
      list.append(...following.hits.map(hit));
      after = following.next;
      return after && "Show more";
    });
  }

  // walk moves through the hits with the arrow keys; Escape returns to the box.
  walk(event) {
    if (event.key === "Escape") return this.input.focus();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [this.input, ...this.results.querySelectorAll(".hits a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

function hit({ node, matchedField, matchedText }) {
  return el("li", {}, el("a", { href: nodeURL(node.id) },
    icon(node.category),
    el("span", { class: "hit-name" }, node.name, matched(node, matchedField, matchedText)),
    badge(node.category)));
}

// matched says why a node was found, unless its own name is the reason.
function matched(node, field, text) {
  if (!field || !text || text === node.name) return null;
  return el("small", {}, `${field.toLowerCase().replaceAll("_", " ")}: ${text}`);
}
