// The path a reader has walked from node to node, kept for the browser tab. It
// turns a walk from preparation to cargo to target into something one can see.
import { el } from "./dom.js";
import { nodeLink } from "./kinds.js";

const KEY = "evgraph:trail";
const LENGTH = 8;

function load() {
  try {
    const trail = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(trail) ? trail : [];
  } catch {
    return [];
  }
}

function save(trail) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(trail));
  } catch {
    // Without storage there is no trail; the page works as before.
  }
}

// step adds a node. Coming back to a node cuts the trail there, and arriving from
// elsewhere than a node page starts a new one.
function step(trail, node, walked) {
  const here = trail.findIndex((stop) => stop.id === node.id);
  if (here >= 0) return trail.slice(0, here + 1);
  const { id, name, category } = node;
  return [...(walked ? trail : []), { id, name, category }].slice(-LENGTH);
}

// showTrail records the node and shows the way to it.
export function showTrail(nav, node) {
  const trail = step(load(), node, sessionStorage.getItem(`${KEY}:walked`) === "yes");
  save(trail);
  sessionStorage.removeItem(`${KEY}:walked`);
  nav.hidden = trail.length < 2;
  nav.replaceChildren(
    el("span", { class: "trail-label" }, "Your path"),
    el("ol", {}, trail.map((stop) => el("li", {}, stop.id === node.id
      ? el("span", { "aria-current": "page" }, stop.name) : nodeLink(stop)))),
    el("button", { type: "button", onclick: () => clear(nav) }, "Clear"));
}

function clear(nav) {
  save([]);
  nav.hidden = true;
}

// noteWalks marks a click on a link to another node, so that the next page knows
// it was walked to.
export function noteWalks(root) {
  root.addEventListener("click", (event) => {
    if (event.target.closest("a.node-link")) sessionStorage.setItem(`${KEY}:walked`, "yes");
  });
}
