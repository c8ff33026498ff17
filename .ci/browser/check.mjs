// Opens the pages of a running server the way a reader would and fails on the
// first thing a reader would stumble over.
//
//   node check.mjs http://127.0.0.1:8080 screenshots
//
// CHROMIUM names the browser, /usr/bin/chromium by default.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launch, watch } from "./browser.mjs";

const [address, folder] = process.argv.slice(2);
if (!address || !folder) {
  console.error("usage: node check.mjs URL OUTDIR");
  process.exit(2);
}
const origin = new URL(address).origin;
if (new URL(origin).hostname !== "127.0.0.1") {
  console.error("check: the browser reaches 127.0.0.1 only; give an address there");
  process.exit(2);
}

const failures = [];
const wide = { width: 1280, height: 800 };
const narrow = { width: 400, height: 800 };
const WAIT = 20_000;

// step runs one check in a page of its own, so that one failure hides no other.
async function step(browser, name, options, body) {
  const context = await browser.newContext({ viewport: wide, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT);
  const faults = await watch(page, origin);
  try {
    await body(page);
    if (faults.length) throw new Error(faults.join("\n    "));
    console.log(`ok    ${name}`);
  } catch (error) {
    failures.push(name);
    console.log(`FAIL  ${name}\n    ${error.message}`);
    await shot(page, `failed ${name}`).catch(() => {});
  } finally {
    await context.close();
  }
}

const shot = (page, name, fullPage = false) =>
  page.screenshot({ path: join(folder, `${name.replaceAll(" ", "-")}.png`), fullPage });

function expect(condition, message) {
  if (!condition) throw new Error(message);
}

// noSidewaysScroll holds for every page at every width.
async function noSidewaysScroll(page) {
  const spare = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(spare <= 0, `the page is ${spare} px wider than the window`);
}

async function landing(page) {
  await page.goto(`${origin}/`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.locator(".chain li").count() > 4, "the mechanism chain is not there");
  expect(await page.locator(".tiles li").count() > 0, "there are no category tiles");
  await noSidewaysScroll(page);
}

// followSearch types a name, opens the first hit and returns the node's heading.
async function followSearch(page, text) {
  await page.goto(`${origin}/`);
  await page.getByRole("searchbox").fill(text);
  const first = page.locator(".hits a").first();
  await first.waitFor();
  await shot(page, `search ${text}`);
  await first.click();
  await page.waitForURL(/\/node\?ref=/);
  await page.locator(".statement").first().waitFor();
  return page.getByRole("heading", { level: 1 }).innerText();
}

async function nodePage(page) {
  const name = await followSearch(page, "miR-21");
  expect(/mir-?21/i.test(name), `searching miR-21 led to “${name}”`);
  await noSidewaysScroll(page);
  await shot(page, "node", true);
  await page.locator(".statement summary").first().click();
  const evidence = page.locator(".statement .evidence").first();
  await evidence.waitFor();
  expect((await evidence.innerText()).length > 20, "the evidence says nothing");
  await shot(page, "node evidence");
}

// sentences compares what node pages say with the sentences of the API: links stand inside
// of them, also where a sentence speaks of cells in the plural.
async function sentences(page) {
  for (const name of ["MSC-EVs [22]", "umbilical cord MSC-EVs [32]", "kidney", "human"]) {
    const query = `query ($of: [NodeRef!]!) { said: statements(filter: {subject: $of}, first: 500) { nodes { reading } }
      heard: statements(filter: {object: $of}, first: 500) { nodes { reading } } node(ref: {name: ${JSON.stringify(name)}}) { id } }`;
    const answer = await page.request.post(`${origin}/graphql`, { data: { query, variables: { of: [{ name }] } } });
    const { data } = await answer.json();
    const told = [...data.said.nodes, ...data.heard.nodes].map(({ reading }) => reading);
    await page.goto(`${origin}/node?ref=${encodeURIComponent(data.node.id)}`);
    await page.locator(".statement").first().waitFor();
    const shown = await page.locator(".reading").allTextContents();
    expect(shown.length > 0, `nothing is said of ${name}`);
    for (const text of shown) {
      expect(told.some((reading) => text.endsWith(reading)), `the page of ${name} says “${text}”, the API does not`);
    }
  }
}

// walk follows a link from node to node and expects the path to be shown.
async function walk(page) {
  const start = await followSearch(page, "miR-21");
  await page.locator(".reading .node-link:visible").last().click();
  await page.locator(".trail li").nth(1).waitFor();
  const path = await page.locator(".trail").innerText();
  expect(path.includes(start), `the path does not begin at ${start}: ${path}`);
  await shot(page, "node trail");
}

async function disease(page) {
  const name = await followSearch(page, "acute kidney injury");
  expect(/acute kidney/i.test(name), `searching acute kidney injury led to “${name}”`);
}

// browse goes from a tile through the pages of a list to a node.
async function browse(page) {
  await page.goto(`${origin}/`);
  const tile = page.locator(".tiles a", { hasText: "biological processes" });
  const count = Number((await tile.locator("b").innerText()).replaceAll(",", ""));
  await tile.click();
  await page.waitForURL(/\/browse\/biologicalProcesses$/);
  const nodes = page.locator(".nodes li");
  await nodes.first().waitFor();
  await noSidewaysScroll(page);
  await shot(page, "browse");
  for (let shown = await nodes.count(); shown < count; shown = await nodes.count()) {
    await page.locator("button.more").click();
    await page.waitForFunction((n) => document.querySelectorAll(".nodes li").length > n, shown);
  }
  expect(await nodes.count() === count, `the tile says ${count}, the list has ${await nodes.count()}`);
  expect(await page.locator("button.more").count() === 0, "there is a button for more at the end of the list");
  const name = await nodes.last().locator("a").innerText();
  await nodes.last().locator("a").click();
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}

// everyTile opens the list behind each tile.
async function everyTile(page) {
  await page.goto(`${origin}/`);
  const lists = await page.locator(".tiles a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  for (const list of lists) {
    await page.goto(origin + list);
    await page.locator(".nodes li").first().waitFor();
    await noSidewaysScroll(page);
  }
}

// citations of papers known by number only name that number once, also where
// several were cited together.
async function citations(page) {
  for (const [paper, joint, citation] of [["EVG:pub-20", false, "Lai [20]"], ["EVG:pub-15", true, "reference 15 of the review"]]) {
    await page.goto(`${origin}/node?ref=${paper}`);
    await page.locator(".statement details").first().waitFor();
    await page.locator(".statement details").evaluateAll((all) => all.forEach((details) => { details.open = true; }));
    if (joint) await page.locator(".evidence .joint").first().waitFor();
    const text = await page.locator(".node-page").innerText();
    expect(text.includes(citation), `there is no “${citation}”`);
    const doubled = text.match(/\[(\d+)\]\s*\[\1\]/) ?? text.match(/reference (\d+) of the review \[\1\]/);
    expect(!doubled, `a citation stands twice: ${doubled?.[0]}`);
  }
}

async function playground(page) {
  await page.goto(`${origin}/playground`);
  await page.locator(".graphiql-query-editor .CodeMirror").waitFor();
  const tabs = page.locator(".graphiql-session-header [role=tab]");
  await tabs.nth(2).waitFor();
  expect(await tabs.count() === 3, `there are ${await tabs.count()} tabs, not three`);
  for (const title of await tabs.allInnerTexts()) expect(/^\w+$/.test(title.trim()), `a tab is called “${title}”, not by its operation`);
  await page.locator(".examples-panel li button").first().waitFor();
  expect(await page.locator(".examples-panel summary").count() > 3, "the examples stand under no headings");
  await run(page);
  await shot(page, "playground");
}

// run executes the query of the current tab and waits for data without errors.
async function run(page) {
  await page.getByRole("button", { name: /execute query/i }).click();
  await answered(page);
}

async function answered(page) {
  await page.waitForFunction(() => document.querySelector(".graphiql-response .CodeMirror")?.CodeMirror.getValue().includes('"data"'));
  const answer = await page.evaluate(() => document.querySelector(".graphiql-response .CodeMirror").CodeMirror.getValue());
  expect(!/"errors":/.test(answer), `the query failed: ${answer.slice(0, 300)}`);
}

// everyExample opens and runs each example from the panel; a tab that is already
// open is gone to, not opened twice.
async function everyExample(page) {
  await page.goto(`${origin}/playground`);
  const buttons = page.locator(".examples-panel li button");
  await buttons.first().waitFor();
  for (const heading of (await page.locator(".examples-panel details:not([open]) > summary").all()).reverse()) await heading.click();
  const total = await buttons.count();
  for (let i = 0; i < total; i++) {
    await buttons.nth(i).click();
    await run(page);
  }
  await page.waitForFunction((n) => document.querySelectorAll(".graphiql-session-header [role=tab]").length === n, Math.max(total, 3));
}

async function linkedExample(page) {
  await page.goto(`${origin}/`);
  const card = page.locator(".cards a").nth(3);
  await card.click();
  await page.waitForURL(/\/playground\?example=/);
  await answered(page);
  await shot(page, "playground example");
}

async function linkedQuery(page) {
  const query = "query Linked {\n  __typename\n}";
  await page.goto(`${origin}/playground?${new URLSearchParams({ query })}`);
  await page.waitForFunction(() => document.querySelector(".graphiql-query-editor .CodeMirror")?.CodeMirror.getValue().includes("query Linked"));
  const answer = await page.evaluate(() => document.querySelector(".graphiql-response .CodeMirror").CodeMirror.getValue());
  expect(answer === "", "a query from the address ran unasked");
  await run(page);
  await page.getByRole("button", { name: "Reset tabs" }).first().click();
  await page.waitForFunction(() => document.querySelectorAll(".graphiql-session-header [role=tab]").length === 3);
}

async function lost(page) {
  await page.goto(`${origin}/node?ref=EVG:no_such_node`);
  await page.getByText("The graph has no node").waitFor();
  await page.getByRole("searchbox").last().waitFor();
}

// pictures keeps the pages in one scheme and at one width.
async function pictures(page, name) {
  await landing(page);
  await shot(page, `landing ${name}`, true);
  await followSearch(page, "miR-21");
  await page.locator(".statement summary").first().click();
  await noSidewaysScroll(page);
  await shot(page, `node ${name}`, true);
  await page.goto(`${origin}/browse/evPreparations`);
  await page.locator(".nodes li").first().waitFor();
  await noSidewaysScroll(page);
  await shot(page, `browse ${name}`, true);
  await tables(page);
  await shot(page, `tables ${name}`);
}

// tables lists the saved queries and the files of the whole graph, and links give them.
async function tables(page) {
  await page.goto(`${origin}/q/`);
  const links = page.locator(".tables .links a", { hasText: /^csv$/ });
  expect(await links.count() > 40, "the page lists few tables");
  const address = await links.first().getAttribute("href");
  const answer = await page.request.get(origin + address);
  expect(answer.ok() && (await answer.text()).includes("disease.name"), `${address} gives no table`);
  await page.goto(`${origin}/export/`);
  expect(new URL(page.url()).hash === "#files", `the files of the graph are listed at ${page.url()}`);
  const files = await page.locator(".tables dl a").all();
  expect(files.length > 10, `the page lists ${files.length} files`);
  for (const file of files) {
    const there = await file.getAttribute("href");
    expect((await page.request.head(origin + there)).ok(), `${there} is not there`);
  }
  await noSidewaysScroll(page);
}

await mkdir(folder, { recursive: true });
const browser = await launch();
try {
  await step(browser, "landing page", {}, async (page) => { await landing(page); await shot(page, "landing", false); });
  await step(browser, "search to node page", {}, nodePage);
  await step(browser, "sentences", {}, sentences);
  await step(browser, "walk from node to node", {}, walk);
  await step(browser, "search a disease", {}, disease);
  await step(browser, "tile to list to node", {}, browse);
  await step(browser, "every tile opens", { viewport: narrow }, everyTile);
  await step(browser, "citations name their number once", {}, citations);
  await step(browser, "node that is not there", {}, lost);
  await step(browser, "playground", {}, playground);
  await step(browser, "every example opens", {}, everyExample);
  await step(browser, "permalink of an example runs", {}, linkedExample);
  await step(browser, "permalink of a query waits", {}, linkedQuery);
  await step(browser, "dark", { colorScheme: "dark" }, (page) => pictures(page, "dark"));
  await step(browser, "dark playground", { colorScheme: "dark" }, async (page) => {
    await page.goto(`${origin}/playground`);
    await page.locator(".examples-panel li button").first().waitFor();
    await run(page);
    await shot(page, "playground dark");
  });
  await step(browser, "narrow", { viewport: narrow }, (page) => pictures(page, "narrow"));
  await step(browser, "narrow dark", { viewport: narrow, colorScheme: "dark" }, (page) => pictures(page, "narrow dark"));
  await step(browser, "light", {}, (page) => pictures(page, "light"));
} finally {
  await browser.close();
}
if (failures.length) {
  console.error(`check: ${failures.length} failed: ${failures.join(", ")}`);
  process.exit(1);
}
