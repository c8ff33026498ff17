// Building elements. Text only ever enters the page as text nodes and attribute
// values, never as markup.

const SVG = "http://www.w3.org/2000/svg";

// el makes an element. Properties starting with "on" are listeners, the others
// attributes; false and null leave an attribute out.
export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

// svg does the same for SVG.
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== false && value !== undefined) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

// plural writes a count with its noun.
export function plural(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

// problem shows an error together with the way out that the server suggests.
export function problem(error, retry) {
  return el("div", { class: "problem-box", role: "alert" },
    el("strong", {}, error.message),
    error.hint ? el("p", {}, error.hint) : null,
    retry ? el("button", { type: "button", onclick: retry }, "Try again") : null);
}
