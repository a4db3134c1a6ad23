// Binds behaviours to elements that ask for them by data-behaviour, also after HTMX swaps.
const mounts = new Map();
const bound = new WeakMap();

export function define(name, mount) {
  mounts.set(name, mount);
}

function bind(element) {
  const done = bound.get(element) ?? new Set();
  for (const name of element.dataset.behaviour.split(" ")) {
    if (done.has(name) || !mounts.has(name)) continue;
    done.add(name);
    mounts.get(name)(element);
  }
  bound.set(element, done);
}

export function mountAll(root) {
  if (root.matches?.("[data-behaviour]")) bind(root);
  for (const element of root.querySelectorAll("[data-behaviour]")) bind(element);
}
