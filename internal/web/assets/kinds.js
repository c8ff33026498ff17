// How a node's category looks. Shapes and labels come from the sprite that the
// server writes into each page, colours from the class kind-<key> in base.css.
import { el, svg } from "./dom.js";

// kindKey folds a category as internal/web/kind.go does.
export function kindKey(category) {
  return category.toLowerCase().replace(/[^a-z]/g, "");
}

// kindLabel is the category's name as people write it.
export function kindLabel(category) {
  const title = document.getElementById(`kind-${kindKey(category)}`)?.querySelector("title");
  return title?.textContent ?? category.toLowerCase().replaceAll("_", " ");
}

// icon draws the shape of a category.
export function icon(category) {
  const key = kindKey(category);
  return svg("svg", { class: `icon kind-${key}`, viewBox: "0 0 24 24", "aria-hidden": "true" },
    svg("use", { href: `#kind-${key}` }));
}

// badge is shape and label together.
export function badge(category) {
  return el("span", { class: `badge kind-${kindKey(category)}` }, icon(category), kindLabel(category));
}

// nodeURL is the address of a node's page.
export function nodeURL(id) {
  return `/node?${new URLSearchParams({ ref: id })}`;
}

// nodeLink is a link to a node with its shape before the name, or before other words for it.
export function nodeLink(node, words = node.name) {
  return el("a", { class: "node-link", href: nodeURL(node.id), title: kindLabel(node.category) },
    icon(node.category), words);
}
