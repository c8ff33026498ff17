// The statements about a node, grouped by predicate and direction and written as
// sentences in which the other node is a link.
import { moreEvidence } from "./api.js";
import { el, plural } from "./dom.js";
import { credit, evidenceItem, marks, words } from "./evidence.js";
import { nodeLink } from "./kinds.js";
import { more } from "./more.js";

// HEADINGS name each predicate from the subject's and from the object's side, in
// the order in which groups are shown: along a mechanism, then what surrounds it.
const HEADINGS = {
  SECRETES: ["Secretes", "Secreted by"],
  ISOLATED_FROM: ["Isolated from", "Source of"],
  OF_SUBTYPE: ["Preparation of", "Prepared as"],
  PREPARED_WITH: ["Prepared from or with", "Used to prepare"],
  CARRIES: ["Carries", "Carried by"],
  EXPRESSES: ["Expresses", "Expressed by"],
  DELIVERED_TO: ["Delivered to", "Receives"],
  REGULATES: ["Regulates", "Regulated by"],
  MODULATES: ["Modulates the pathway", "Modulated by"],
  PARTICIPATES_IN: ["Takes part in", "Involves"],
  AFFECTS: ["Affects", "Affected by"],
  TESTED_IN: ["Tested in", "Used to test"],
  MODELS: ["Models", "Modelled by"],
  INDUCED_BY: ["Induced by", "Induces"],
  PROPOSED_FOR: ["Proposed for", "Proposed treatments"],
  ASSOCIATED_WITH: ["Associated with", "Associated with"],
  MARKER_OF: ["Marker of", "Marked by"],
  HAS_TRAIT: ["Properties", "Property of"],
  FOUND_IN: ["Found in", "Contains"],
  OCCURS_IN: ["Occurs in", "Site of"],
  DEVELOPS_INTO: ["Develops into", "Develops from"],
  HAS_GENE_PRODUCT: ["Has the product", "Product of"],
  OF_SPECIES: ["Species", "Seen in"],
  ORTHOLOG_OF: ["Ortholog of", "Ortholog of"],
  IS_A: ["Kind of", "Includes"],
  PART_OF: ["Part of", "Has the parts"],
};
const ORDER = Object.keys(HEADINGS);

// OPEN is how many statements of a group show before the rest is asked for, so
// that one long group does not push the others out of sight.
const OPEN = 8;

// StatementList keeps the groups; add puts further statements where they belong.
export class StatementList {
  constructor(node) {
    this.node = node;
    this.groups = new Map();
    this.element = el("div", { class: "groups" });
    this.index = el("ul", { class: "group-index" });
  }

  add(statements) {
    for (const statement of statements) this.group(statement).push(statement);
    const groups = [...this.groups.values()].sort((a, b) => a.rank - b.rank);
    this.element.replaceChildren(...groups.map((group) => group.element));
    this.index.replaceChildren(...groups.map((group) => group.entry()));
  }

  group(statement) {
    const direction = side(statement, this.node);
    const key = `${statement.predicate}-${direction}`;
    if (!this.groups.has(key)) this.groups.set(key, new Group(this.node, statement.predicate, direction));
    return this.groups.get(key);
  }
}

// side tells which end of the statement the page is about. A publication is
// neither end of what it says.
function side({ subject, object }, node) {
  if (subject.id === node.id) return "out";
  return object.id === node.id ? "in" : "said";
}

class Group {
  constructor(node, predicate, direction) {
    this.node = node;
    this.direction = direction;
    const [out, into] = HEADINGS[predicate] ?? [words(predicate), `${words(predicate)} (of)`];
    this.title = direction === "in" ? into : out;
    this.rank = (ORDER.indexOf(predicate) + 1 || ORDER.length + 1) * 3 + ["out", "in", "said"].indexOf(direction);
    this.id = `group-${predicate.toLowerCase()}-${direction}`;
    this.count = el("small");
    this.list = el("ul", { class: "statements" });
    this.toggle = el("button", { type: "button", class: "more", hidden: true, onclick: () => this.unfold() });
    this.element = el("section", { "aria-labelledby": this.id },
      el("h2", { id: this.id }, this.title, " ", this.count), this.list, this.toggle);
  }

  push(statement) {
    const item = statementItem(statement, this.direction);
    this.list.append(item);
    const length = this.list.childElementCount;
    this.count.textContent = String(length);
    if (this.unfolded || length <= OPEN) return;
    item.hidden = true;
    this.toggle.hidden = false;
    this.toggle.textContent = `Show ${length - OPEN} more`;
  }

  unfold() {
    this.unfolded = true;
    this.toggle.remove();
    const folded = [...this.list.querySelectorAll(":scope > [hidden]")];
    for (const item of folded) item.hidden = false;
    folded[0]?.querySelector("a, summary")?.focus();
  }

  entry() {
    return el("li", {}, el("a", { href: `#${this.id}` }, this.title, el("small", {}, this.count.textContent)));
  }
}

function statementItem(statement, direction) {
  const { entries, total } = statement.evidence;
  const first = entries[0];
  const item = el("li", { class: statement.negative ? "statement negative" : "statement" },
    el("p", { class: "reading" }, statement.negative ? notMark(statement) : null, sentence(statement, direction)));
  if (!first) return item;
  item.append(el("details", {},
    el("summary", {},
      el("span", { class: "who" }, credit(first), total > 1 ? ` and ${total - 1} more` : ""),
      context(first) ? el("span", { class: "how" }, context(first)) : null,
      agreedMarks(entries)),
    evidenceList(statement)));
  return item;
}

// notMark stands before every sentence that says something is not so.
function notMark({ effect }) {
  return effect === "NO_EFFECT"
    ? el("span", { class: "not", title: "the study looked for an effect and found none" }, "No effect")
    : el("span", { class: "not", title: "the source says that this is not so" }, "Not");
}

// agreedMarks shows a mark beside the statement only if every piece of evidence
// bears it: one firm study is enough to make a claim firm.
function agreedMarks(entries) {
  const shared = ({ textContent }) => entries.every((entry) => marks(entry).some((mark) => mark.textContent === textContent));
  return marks(entries[0]).filter(shared);
}

function context({ setting, species, model }) {
  return [words(setting), species?.name, model?.name].filter(Boolean).join(" · ");
}

// sentence turns the names of the far nodes inside the reading into links. Should
// the wording not hold the name, the link follows the sentence.
function sentence({ reading, subject, object }, direction) {
  const parts = [reading];
  if (direction !== "in") link(parts, object, "last");
  if (direction !== "out") link(parts, subject, "first");
  return parts;
}

// link splits the one text part that holds the name around a link.
function link(parts, node, which) {
  const name = mention(node.name);
  const found = parts.map((part) => (typeof part === "string" ? [...part.matchAll(name)].at(which === "last" ? -1 : 0) : undefined));
  const at = which === "last" ? found.findLastIndex(Boolean) : found.findIndex(Boolean);
  if (at < 0) {
    parts.push(" ", nodeLink(node));
    return;
  }
  const { 0: words, index, input } = found[at];
  parts.splice(at, 1, input.slice(0, index), nodeLink(node, words), input.slice(index + words.length));
}

// mention matches a name as sentences speak of it: of cells in the plural, which is an s
// behind what says what they are.
function mention(name) {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(literal.replace(/(?= of |, |$)/g, "s?"), "g");
}

function evidenceList(statement) {
  const { entries, total } = statement.evidence;
  let after = statement.evidence.next;
  const list = el("ol", { class: "evidence-list" }, entries.map(evidenceItem));
  const label = () => `Load the other ${plural(total - list.childElementCount, "piece", "pieces")} of evidence`;
  return el("div", {}, list, after ? more(label(), async () => {
    const page = await moreEvidence(statement.id, after);
    list.append(...page.entries.map(evidenceItem));
    after = page.next;
    return after && label();
  }) : null);
}
