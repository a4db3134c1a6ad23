// Places popover menus under their button and moves through them with the arrow keys.
import { define } from "./behaviour.js";

const GAP = 4;

function place(menu, opener) {
  const at = opener.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(at.left, innerWidth - size.width - GAP));
  const below = at.bottom + GAP;
  const top = below + size.height > innerHeight ? Math.max(GAP, at.top - size.height - GAP) : below;
  Object.assign(menu.style, { left: `${left}px`, top: `${top}px` });
}

function step(menu, by) {
  const lines = [...menu.querySelectorAll('[role^="menuitem"]')];
  const next = lines.indexOf(document.activeElement) + by;
  lines[(next + lines.length) % lines.length]?.focus();
}

define("menu", (menu) => {
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "open") return;
    const opener = document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
    if (opener) place(menu, opener);
    menu.querySelector('[role^="menuitem"], input, select')?.focus();
  });
  menu.addEventListener("keydown", (event) => {
    if (!menu.querySelector('[role^="menuitem"]')) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(menu, by);
  });
});
