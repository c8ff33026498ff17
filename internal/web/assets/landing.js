// The landing page: only the search box is alive.
import { startSearch } from "./search.js";

startSearch(document.querySelector("[data-search]"));
