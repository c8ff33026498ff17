// The parts of the playground that live inside GraphiQL and use its contexts.

const { GraphiQL, React, ReactDOM } = window;
const { createElement: h, useEffect, useRef, useState } = React;
const { ToolbarButton, useEditorContext, useExecutionContext } = GraphiQL.React;

// examplesPlugin lists all checked queries by the question they answer.
export function examplesPlugin(examples, resetTabs) {
  return { title: "Examples", icon: ExamplesIcon, content: () => h(Examples, { examples, resetTabs }) };
}

function ExamplesIcon() {
  return h("svg", { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", strokeWidth: 1.5, strokeLinecap: "round" },
    h("circle", { cx: 12, cy: 12, r: 9.5 }),
    h("path", { d: "M9.2 9.4a2.9 2.9 0 1 1 4.2 2.6c-.9.5-1.4 1-1.4 2.1" }),
    h("circle", { cx: 12, cy: 17.2, r: 0.6, fill: "currentColor" }));
}

function Examples({ examples, resetTabs }) {
  const editor = useEditorContext({ nonNull: true });
  return h("section", { className: "examples-panel", "aria-label": "Examples" },
    h("h2", {}, "Examples"),
    h("p", {}, "Each question opens as a tab. Change it as you like."),
    sections(examples).map(([heading, questions], i) => h("details", { key: heading, open: i === 0 },
      h("summary", {}, heading || "Questions", h("small", {}, questions.length)),
      h("ul", {}, questions.map((example) => h("li", { key: example.name },
        h("button", { type: "button", onClick: () => openExample(editor, example) },
          h("strong", {}, example.title), example.blurb && h("span", {}, ...prose(example.blurb)))))))),
    h("button", { type: "button", className: "reset-tabs", onClick: resetTabs }, "Reset tabs"));
}

// prose shows as code what stands between backticks.
const prose = (text) => text.split("`").map((piece, i) => i % 2 ? h("code", {}, piece) : piece);

// sections groups the examples by heading, both in the order in which they come.
function sections(examples) {
  const groups = new Map();
  for (const example of examples) groups.set(example.section, [...(groups.get(example.section) ?? []), example]);
  return [...groups];
}

// openExample goes to the tab that already holds the example, or opens one. The
// editors show another tab only after React has rendered it, and GraphiQL itself
// names the operation a moment later, which is too late for a quick click on run.
function openExample(editor, { query, variables }) {
  const { tabs, addTab, changeTab, queryEditor, variableEditor, setOperationName, updateActiveTabValues } = editor;
  const open = tabs.findIndex((tab) => tab.query === query && (tab.variables ?? "") === (variables ?? ""));
  if (open >= 0) {
    ReactDOM.flushSync(() => changeTab(open));
  } else {
    ReactDOM.flushSync(addTab);
    queryEditor.setValue(query);
    variableEditor.setValue(variables ?? "");
    updateActiveTabValues({ query, variables: variables || null });
  }
  setOperationName(operationName(query));
}

function operationName(query) {
  const operation = GraphiQL.GraphQL.parse(query).definitions.find(({ kind }) => kind === "OperationDefinition");
  return operation?.name?.value ?? null;
}

// shareButton copies the address that opens the query of the current tab.
export function shareButton() {
  const { queryEditor, variableEditor } = useEditorContext({ nonNull: true });
  const [copied, setCopied] = useState(false);
  const share = async () => {
    const address = new URLSearchParams({ query: queryEditor.getValue() });
    const variables = variableEditor.getValue().trim();
    if (variables) address.set("variables", variables);
    history.replaceState(null, "", `/playground?${address}`);
    // Without a clipboard the address bar holds the link all the same.
    await navigator.clipboard?.writeText(location.href).catch(() => {});
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return h(ToolbarButton, { onClick: share, label: copied ? "Link copied" : "Copy a link to this query" },
    h("svg", { className: "graphiql-toolbar-icon", viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", strokeWidth: 1.6, strokeLinecap: "round", "aria-hidden": true },
      h("path", { d: copied ? "M4 12.5 9.5 18 20 6.5" : "M10 14a4.5 4.5 0 0 0 6.4 0l3.2-3.2a4.5 4.5 0 0 0-6.4-6.4l-1.2 1.2M14 10a4.5 4.5 0 0 0-6.4 0l-3.2 3.2a4.5 4.5 0 0 0 6.4 6.4l1.2-1.2" })));
}

// runOnce runs a linked example as soon as the editor holds it. Only checked
// examples are run unasked, never a query that came in the address.
export function runOnce({ query }) {
  const { queryEditor } = useEditorContext({ nonNull: true });
  const { run } = useExecutionContext({ nonNull: true });
  const done = useRef(false);
  useEffect(() => {
    if (done.current || queryEditor?.getValue() !== query) return;
    done.current = true;
    run();
  });
  return null;
}
