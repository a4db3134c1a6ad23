// Keys of the whole page: Ctrl+K, ?, G then a letter, J and K between records, and any element's own data-key.
const WAIT_MS = 1200;
let prefix = "";
let forget;

const root = document.documentElement;
const typing = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

export function isFree(event) {
  return !(
    event.isComposing ||
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    root.dataset.singleKeys === "off" ||
    event.target.closest?.(typing) ||
    document.querySelector("dialog[open], [popover]:popover-open")
  );
}

function isShown(element) {
  return element.checkVisibility ? element.checkVisibility() : element.offsetParent !== null;
}

function press(selector) {
  const element = [...document.querySelectorAll(selector)].find(isShown);
  if (!element) return false;
  if (element.matches(typing)) element.focus();
  else element.click();
  return true;
}

function wait(key) {
  prefix = key;
  clearTimeout(forget);
  forget = setTimeout(() => (prefix = ""), WAIT_MS);
}

function go(key) {
  prefix = "";
  const action = document.querySelector(`.pal-row[data-keys="g ${CSS.escape(key)}"]`);
  if (!action) return false;
  location.assign(action.href);
  return true;
}

function single(key) {
  if (key === "?") return document.getElementById("keys")?.showModal(), true;
  if (key === "g") return wait(key), true;
  if (key === "j" && !document.querySelector('[data-behaviour~="list"]')) return press('a[rel="next"]');
  if (key === "k" && !document.querySelector('[data-behaviour~="list"]')) return press('a[rel="prev"]');
  return press(`[data-key="${CSS.escape(key)}"]`);
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && key === "k") {
    event.preventDefault();
    document.getElementById("palette")?.showModal();
  } else if ((event.ctrlKey || event.metaKey) && key === "enter") {
    event.target.closest?.("form")?.requestSubmit();
  } else if (isFree(event) && (prefix === "g" ? go(key) : single(key))) {
    event.preventDefault();
  }
});
