// Theme, density and single keys: shown at once, kept with the person.
import { define } from "./behaviour.js";
import { post } from "./posting.js";
import { toast } from "./toasts.js";
import { announce, word } from "./words.js";

const root = document.documentElement;
const densities = ["comfortable", "compact", "large"];
const darkMedia = { light: "not all", dark: "screen", auto: "screen and (prefers-color-scheme: dark)" };

async function keep(name, value) {
  const answer = await post(root.dataset.preferences, { [name]: value }).catch(() => null);
  if (!answer?.ok) toast(word("notKept"));
}

function isDark() {
  return root.dataset.theme === "dark" || (root.dataset.theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
}

define("theme", (button) => {
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    root.dataset.theme = theme;
    document.querySelector("link[data-dark]").media = darkMedia[theme];
    keep("theme", theme);
  });
});

define("density", (button) => {
  button.addEventListener("click", () => {
    const next = densities[(densities.indexOf(root.dataset.density) + 1) % densities.length];
    root.dataset.density = next;
    announce(next);
    keep("density", next);
  });
});

define("single-keys", (button) => {
  button.addEventListener("click", () => {
    const on = root.dataset.singleKeys === "off";
    root.dataset.singleKeys = on ? "on" : "off";
    button.setAttribute("aria-pressed", String(on));
    keep("single_keys", String(on));
  });
});
