// The playground: GraphiQL with the checked examples as first tabs and as a panel,
// permalinks, and a way back to the tabs it came with.
import { NEW_TAB } from "./api.js";
import { examplesPlugin, runOnce, shareButton } from "./playground-panel.js";

const { GraphiQL, GraphiQLPluginExplorer, React, ReactDOM } = window;
const config = JSON.parse(document.getElementById("playground-config").textContent);

// Tabs come back from storage, so defaults only show on a first visit. The digest
// of the examples in the name makes a release with others a first visit.
const PREFIX = "evgraph-";
const namespace = PREFIX + config.digest;
const RESET = "evgraph:reset-tabs";
const KEPT = ["theme", "queries", "favorites"];

// moveIn takes theme and history over from an earlier set of examples and drops
// the rest of it.
function moveIn() {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(PREFIX) || key.startsWith(`${namespace}:`)) continue;
    const name = key.split(":").slice(1).join(":");
    const own = `${namespace}:${name}`;
    if (KEPT.some((kept) => name === `graphiql:${kept}`) && localStorage.getItem(own) === null) {
      localStorage.setItem(own, localStorage.getItem(key));
    }
    localStorage.removeItem(key);
  }
}

// resetTabs opens the playground as on a first visit. The tabs are forgotten only
// by the page that follows, since this one may still be about to store them.
function resetTabs() {
  sessionStorage.setItem(RESET, "yes");
  location.assign("/playground");
}

function forgetTabs() {
  if (!sessionStorage.getItem(RESET)) return;
  sessionStorage.removeItem(RESET);
  for (const name of ["tabState", "query", "variables", "headers", "operationName"]) {
    localStorage.removeItem(`${namespace}:graphiql:${name}`);
  }
}

// linked reads the address: ?example= names a checked query, ?query= and
// ?variables= carry one.
function linked() {
  const address = new URLSearchParams(location.search);
  const name = address.get("example");
  if (name) return config.examples.find((example) => example.name === name) ?? { missing: name };
  const query = address.get("query");
  return query ? { query, variables: address.get("variables") ?? "" } : null;
}

// fetcher posts to our endpoint and says plainly when the answer is no JSON.
async function fetcher(request, options) {
  const response = await fetch(config.endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
      ...options?.headers,
    },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`The server answered ${response.status} ${response.statusText} and no JSON. Try again in a moment.`);
  }
}

function tab({ query, variables }) {
  return { query, variables: variables || null };
}

// firstTabs are the tabs of a first visit; a linked query stands before them.
function firstTabs(link) {
  const examples = config.examples.slice(0, 3);
  if (!link?.query || examples.some(({ query }) => query === link.query)) return examples.map(tab);
  return [link, ...examples].map(tab);
}

// shown is the query in the editor at the start. On a later visit without a link
// it comes from storage; on a first one GraphiQL would leave the variables out.
function shown(link, tabs) {
  if (link?.query) return { query: link.query, variables: link.variables ?? "" };
  if (localStorage.getItem(`${namespace}:graphiql:tabState`)) return {};
  return { query: tabs[0]?.query ?? undefined, variables: tabs[0]?.variables ?? undefined };
}

function Playground({ link }) {
  const { createElement: h, useState } = React;
  const [storage] = useState(() => GraphiQL.createLocalStorage({ namespace }));
  const [plugins] = useState(() => [examplesPlugin(config.examples, resetTabs), GraphiQLPluginExplorer.explorerPlugin()]);
  const tabs = firstTabs(link);
  return h(GraphiQL, {
    fetcher, storage, plugins, ...shown(link, tabs),
    defaultTabs: tabs,
    defaultQuery: NEW_TAB,
    defaultEditorToolsVisibility: "variables",
    isHeadersEditorEnabled: false,
    shouldPersistHeaders: false,
  },
  h(GraphiQL.Logo, {}, h("button", { type: "button", className: "reset-tabs", onClick: resetTabs }, "Reset tabs")),
  h(GraphiQL.Toolbar, {}, ({ prettify, merge, copy }) => h(React.Fragment, {},
    prettify, merge, copy, h(shareButton), link?.name ? h(runOnce, { query: link.query }) : null)));
}

// openPanel shows the examples where there is room for them. The plugin store
// takes no initial panel, so its own button is pressed.
function openPanel() {
  if (window.innerWidth < 1100) return;
  const button = document.querySelector('button[aria-label="Show Examples"]');
  if (button) button.click();
  else requestAnimationFrame(openPanel);
}

function start() {
  moveIn();
  forgetTabs();
  const link = linked();
  const place = document.getElementById("graphiql");
  if (link?.missing) place.before(notice(`There is no example called “${link.missing}”. All of them are in the panel on the left.`));
  ReactDOM.createRoot(place).render(React.createElement(Playground, { link }));
  requestAnimationFrame(openPanel);
}

function notice(text) {
  const line = document.createElement("p");
  line.className = "note";
  line.setAttribute("role", "status");
  line.textContent = text;
  return line;
}

start();
