// The list of one category's nodes, page by page, each a link with its synonyms.
import { listCategory } from "./api.js";
import { el, plural, problem } from "./dom.js";
import { nodeLink } from "./kinds.js";
import { more } from "./more.js";

// SYNONYMS is how many other names stand beside a name.
const SYNONYMS = 3;

const place = document.querySelector("[data-browse]");
open();

async function open() {
  try {
    show(await listCategory(place.dataset.browse));
  } catch (error) {
    place.replaceChildren(problem(error, open));
  }
}

function show(first) {
  const list = el("ul", { class: "nodes" }, first.nodes.map(item));
  const rest = () => `Show more of ${plural(first.total, "node")}`;
  let after = first.next;
  place.replaceChildren(...[first.total ? list : el("p", { class: "note" }, "The graph has none."),
    after && more(rest(), async () => {
      const page = await listCategory(place.dataset.browse, after);
      list.append(...page.nodes.map(item));
      after = page.next;
      return after && rest();
    })].filter(Boolean));
}

function item(node) {
  const others = node.synonyms.filter((name) => name !== node.name);
  const rest = others.length - SYNONYMS;
  return el("li", {}, nodeLink(node),
    others.length ? el("small", {}, others.slice(0, SYNONYMS).join(", "), rest > 0 ? ` and ${rest} more` : "") : null);
}
