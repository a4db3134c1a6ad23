// What happens around an HTMX request: busy buttons, skeletons after 150 ms, answers that are problems.
import { toast } from "./toasts.js";
import { word } from "./words.js";

const SKELETON_AFTER_MS = 150;
const timers = new WeakMap();

function placeFor(element) {
  const near = element?.closest("dialog, form, .panel")?.querySelector("[data-problems]");
  return near ?? document.getElementById("problems");
}

function retryOf(detail) {
  const { verb, path, elt, target } = detail.requestConfig;
  return () => htmx.ajax(verb, path, { source: elt, target });
}

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const { elt, target } = detail.requestConfig;
  elt.setAttribute("aria-busy", "true");
  timers.set(elt, setTimeout(() => target.classList.add("loading"), SKELETON_AFTER_MS));
});

// The element that asked may be gone by now, so it is taken from the request, not from the event.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const { elt, target } = detail.requestConfig;
  elt.removeAttribute("aria-busy");
  clearTimeout(timers.get(elt));
  target.classList.remove("loading");
});

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (!detail.xhr.getResponseHeader("X-Problem")) return;
  detail.shouldSwap = true;
  detail.isError = false;
  detail.target = placeFor(detail.requestConfig.elt);
  detail.swapOverride = "innerHTML show:none";
});

document.addEventListener("htmx:responseError", ({ detail }) => {
  if (detail.xhr.status === 401) return toast(word("signedOut"));
  toast(word("fault"), { retry: retryOf(detail) });
});

document.addEventListener("htmx:sendError", ({ detail }) => {
  toast(word("offline"), { retry: retryOf(detail) });
});

addEventListener("offline", () => toast(word("offline")));
