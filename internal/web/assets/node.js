// The node page: what the graph says of one node, read through the public API.
import { ApiError, moreStatements, readNode } from "./api.js";
import { el, plural, problem } from "./dom.js";
import { outside, paperLinks, words } from "./evidence.js";
import { badge, icon, kindKey, nodeLink } from "./kinds.js";
import { more } from "./more.js";
import { startSearch } from "./search.js";
import { StatementList } from "./statements.js";
import { noteWalks, showTrail } from "./trail.js";

const page = document.querySelector("[data-node]");
const ref = new URLSearchParams(location.search).get("ref")?.trim();

if (ref) open();
else explore();

function explore(text) {
  document.querySelector("[data-explore]").hidden = false;
  const box = startSearch(document.querySelector("[data-search]"));
  if (text) box.ask(text);
}

async function open() {
  page.querySelector("[data-loading]").hidden = false;
  try {
    const node = await readNode(ref);
    if (node) show(node);
    else missing();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const choice = candidates(error);
    page.replaceChildren(problem(error, choice ? null : () => location.reload()), choice, backToSearch());
  }
}

function missing() {
  page.replaceChildren(el("div", { class: "problem-box" },
    el("strong", {}, `The graph has no node “${ref}”.`),
    el("p", {}, "It may be known under another name.")));
  explore(ref.replace(/^EVG:/, "").replaceAll("_", " "));
}

// candidates links what a name could have meant.
function candidates(error) {
  if (!error.candidates.length) return "";
  return el("ul", { class: "plain candidates" }, error.candidates.map((one) => el("li", {}, one.id
    ? nodeLink({ category: "", ...one, name: one.name ?? one.id })
    : el("a", { href: `/explore?${new URLSearchParams({ q: one })}` }, one))));
}

function backToSearch() {
  return el("p", {}, el("a", { href: `/explore?${new URLSearchParams({ q: ref })}` }, `Search for “${ref}”`));
}

function show(node) {
  document.title = `${node.name} · ${document.title.split(" · ").pop()}`;
  const list = new StatementList(node);
  list.add(node.statements.statements);
  page.replaceChildren(head(node), el("div", { class: "columns" }, aside(node, list), body(node, list)));
  showTrail(document.querySelector("[data-trail]"), node);
  noteWalks(document.querySelector(".node-page"));
}

function head(node) {
  return el("header", { class: `node-head kind-${kindKey(node.category)}` },
    el("span", { class: "disc" }, icon(node.category)),
    el("div", {},
      el("p", { class: "over" }, badge(node.category), identifier(node), grain(node.grain),
        node.hub ? el("span", { class: "mark-chip", title: "so general that path searches do not walk through it" }, "hub") : null),
      el("h1", {}, node.name),
      node.label && node.label !== node.name ? el("p", { class: "label" }, `Reference name: ${node.label}`) : null,
      node.description ? el("p", { class: "description" }, node.description) : null));
}

function identifier({ id, url }) {
  const code = el("code", {}, id);
  return url ? el("a", { class: "outside", href: url, rel: "noopener noreferrer" }, code) : code;
}

function grain(value) {
  return !value || value === "SINGLE" ? null : el("span", { class: "mark-chip", title: "this node stands for several things" }, value.toLowerCase());
}

function aside(node, list) {
  return el("aside", {},
    list.groups.size ? el("nav", { "aria-label": "Statements by kind" }, el("h2", {}, "What is said"), list.index) : null,
    section("Details", details(node)),
    section("Also called", node.synonyms),
    section("Elsewhere", node.xrefs.map(xref)));
}

function section(title, items) {
  return items.length ? el("section", {}, el("h2", {}, title), el("ul", { class: "plain" }, items.map((item) => el("li", {}, item)))) : null;
}

// details are the attributes that only some categories have.
function details(node) {
  const all = [
    ["Reported as", node.reportedAs], ["Size", words(node.sizeClass)], ["Isolation", node.isolation], ["Treatment", node.treatment],
    ["Arm", words(node.arm)], ["Sequence", node.sequence], ["Class", words(node.rnaClass)],
    ["Kind", words(node.kind)], ["Strain", node.strain], ["Species", node.taxon && nodeLink(node.taxon)],
    ["Title", node.title], ["Authors", node.authors?.join(", ")], ["Journal", node.journal], ["Year", node.year],
    ["Citation in the review", node.citation], ["Why a local id", node.reason],
  ];
  const known = all.filter(([, value]) => value).map(([term, value]) => el("span", {}, el("small", {}, term), " ", value));
  return [...known, ...paperLinks(node)];
}

// xref links an identifier to a resolver that knows all common prefixes.
function xref(id) {
  if (id.startsWith("EVG:")) return el("code", {}, id);
  return outside(`https://bioregistry.io/${encodeURI(id)}`, id);
}

function body(node, list) {
  const { total, negative, statements, next } = node.statements;
  let count = statements.length;
  let after = next;
  const loaded = el("p", { class: "loaded" });
  const report = () => {
    const denied = negative ? ` · ${negative} negative` : "";
    loaded.textContent = (count < total ? `${count.toLocaleString("en")} of ${plural(total, "statement")} loaded` : plural(total, "statement")) + denied;
  };
  report();
  return el("div", { class: "statement-column" }, loaded, list.element,
    total ? null : el("p", { class: "note" }, "No statement speaks of this node directly."),
    after ? more("Load more statements", async () => {
      const page = await moreStatements(node.id, after);
      list.add(page.statements);
      count += page.statements.length;
      after = page.next;
      report();
      return after && "Load more statements";
    }) : null);
}
