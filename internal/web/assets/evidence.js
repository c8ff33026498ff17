// One piece of evidence as a reader wants it: what was found, who showed it, how,
// and where to read it.
import { el, plural } from "./dom.js";
import { nodeLink, nodeURL } from "./kinds.js";

// words writes an enumeration value for people; what the source does not state is
// left out.
export function words(value) {
  if (!value || value === "NOT_STATED") return "";
  return value.toLowerCase().replaceAll("_", " ");
}

// credit names who showed it in one line, as in "Bruno et al. 2009 [21]".
export function credit(entry) {
  const names = entry.credits.map(shortCitation);
  if (names.length === 0) return entry.source?.name ?? "no study named";
  return names.length > 2 ? `${names[0]} and ${names.length - 1} others` : names.join(" and ");
}

function shortCitation({ authors, year, citation, name }) {
  const first = authors?.[0]?.split(/[ ,]/)[0];
  const who = first ? `${first}${authors.length > 1 ? " et al." : ""}${year ? ` ${year}` : ""}` : name;
  // A paper known by its number only has it in its name.
  return citation && !holdsNumber(who, citation) ? `${who} [${citation}]` : who;
}

// holdsNumber reports whether the text holds the number as a word of its own.
function holdsNumber(text, number) {
  return text.split(/[^\p{L}\p{N}]+/u).includes(String(number));
}

// marks are the warnings that belong beside a claim.
export function marks(entry) {
  const list = [];
  if (!entry.supports) list.push(["refutes", "this source disputes the statement"]);
  if (entry.hedged) list.push(["hedged", "worded with caution by the source"]);
  if (entry.basis === "INFERRED") list.push(["inferred", "follows from what the source says, which does not say it itself"]);
  if (entry.basis === "NAME") list.push(["by name", "only the expansion of a name says so"]);
  if (entry.level === "REVIEW") list.push(["review", "a review's general statement, not one study's finding"]);
  if (entry.scope === "BACKGROUND") list.push(["background", "a general fact rather than a finding of this study"]);
  return list.map(([label, title]) => el("span", { class: `mark-chip mark-${label.replace(" ", "-")}`, title }, label));
}

// evidenceItem shows the entry in full.
export function evidenceItem(entry) {
  return el("li", { class: "evidence" },
    entry.summary ? el("p", { class: "finding" }, entry.summary) : null,
    entry.asWritten ? el("p", { class: "as-written" }, "As written: ", el("q", {}, entry.asWritten)) : null,
    el("ul", { class: "credits" }, entry.credits.map(publication)),
    entry.credits.length > 1 ? el("p", { class: "joint" }, "Cited together; the source does not say which of them showed what.") : null,
    el("div", { class: "marks" }, marks(entry)),
    el("dl", { class: "facts" }, facts(entry).flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value)])),
    entry.flags?.length ? el("ul", { class: "flags" }, entry.flags.map(flag)) : null);
}

function publication(paper) {
  const { id, title, journal } = paper;
  const details = [title, journal].filter(Boolean).join(". ");
  return el("li", {},
    el("a", { class: "node-link", href: nodeURL(id) }, shortCitation(paper)),
    details ? el("span", { class: "paper" }, ` ${details}`) : null,
    ...paperLinks(paper));
}

// paperLinks lead to the paper itself.
export function paperLinks({ pmid, doi }) {
  return [
    pmid ? outside(`https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(pmid)}/`, `PMID ${pmid}`) : null,
    doi ? outside(`https://doi.org/${encodeURI(doi)}`, `doi ${doi}`) : null,
  ].filter(Boolean);
}

// outside is a link that leaves the site.
export function outside(href, text) {
  return el("a", { class: "outside", href, rel: "noopener noreferrer" }, text);
}

// facts lists what is known of how it was shown, in the order of a methods section.
function facts(entry) {
  const all = [
    ["Setting", words(entry.setting)],
    ["Model", linked(entry.model)],
    ["Preparation", linked(entry.preparation)],
    ["Species", linked(entry.species)],
    ["Through", linkedList(entry.via)],
    ["Given with", linkedList(entry.with)],
    ["Route", words(entry.route)],
    ["Doses", doses(entry)],
    ["Timing", words(entry.timing) && `${words(entry.timing)} the injury`],
    ["Stage", words(entry.stage)],
    ["Compared with", comparison(entry)],
    ["Directness", words(entry.directness)],
    ["First report", firstReport(entry.firstReport)],
    ["Read in", readIn(entry)],
  ];
  return all.filter(([, value]) => value && value.length !== 0);
}

function linked(node) {
  return node ? nodeLink(node) : null;
}

function linkedList(nodes) {
  return (nodes ?? []).map((node) => nodeLink(node));
}

function doses({ doses: kind, doseCount }) {
  return kind === "COUNTED" ? plural(doseCount, "dose") : words(kind);
}

function comparison({ comparator, comparison: result }) {
  return comparator ? el("span", {}, nodeLink(comparator), result ? ` (${words(result)})` : "") : null;
}

function firstReport(first) {
  return first ? [first.who, first.year].filter(Boolean).join(", ") : "";
}

function readIn({ source, locators }) {
  const place = (locators ?? []).join("; ");
  const where = [source?.name, place].filter(Boolean).join(", ");
  return source?.licence ? `${where} (${source.licence})` : where;
}

function flag({ kind, note }) {
  return el("li", {}, el("strong", {}, words(kind)), note ? `: ${note}` : "");
}
