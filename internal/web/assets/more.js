// Paging: a button that loads what follows and offers to try again on failure.
import { el, problem } from "./dom.js";

// more makes the button. load adds the next page and returns the label for the
// page after it, or null at the end.
export function more(label, load) {
  const button = el("button", { type: "button", class: "more", onclick: run }, label);
  const place = el("div", {}, button);

  async function run() {
    button.disabled = true;
    place.replaceChildren(button);
    try {
      const following = await load();
      if (!following) return place.remove();
      button.textContent = following;
      button.disabled = false;
    } catch (error) {
      place.replaceChildren(problem(error, run));
    }
  }
  return place;
}
