// A field that finds things on the server while somebody types; arrows choose, Enter takes, Esc leaves.
const WAIT_MS = 120;

export function findMenu(input, address, take) {
  const menu = input.parentElement.querySelector('[role="listbox"]');
  let timer, asked;

  const options = () => [...menu.querySelectorAll('[role="option"]')];
  const chosen = () => options().find((option) => option.getAttribute("aria-selected") === "true");

  function show(open) {
    menu.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
  }

  function choose(option) {
    for (const other of options()) other.setAttribute("aria-selected", String(other === option));
    option?.scrollIntoView({ block: "nearest" });
    if (option) option.id ||= `found-${crypto.randomUUID()}`;
    input.setAttribute("aria-activedescendant", option?.id ?? "");
  }

  async function search() {
    asked?.abort();
    asked = new AbortController();
    const text = input.value.trim();
    if (!text) return show(false);
    const answer = await fetch(address(text), { signal: asked.signal }).catch(() => null);
    if (!answer?.ok) return;
    menu.innerHTML = await answer.text();
    show(true);
  }

  function pick(option) {
    asked?.abort();
    clearTimeout(timer);
    show(false);
    take(option);
  }

  input.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(search, WAIT_MS);
  });
  input.addEventListener("compositionend", search);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || menu.hidden) return;
    const all = options();
    const at = all.indexOf(chosen());
    if (event.key === "ArrowDown") choose(all[Math.min(at + 1, all.length - 1)]);
    else if (event.key === "ArrowUp") choose(all[Math.max(at - 1, 0)]);
    else if (event.key === "Enter" && chosen()) pick(chosen());
    else if (event.key === "Escape") show(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener("blur", () => setTimeout(() => show(false), WAIT_MS));
  menu.addEventListener("pointerdown", (event) => event.preventDefault());
  menu.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (!option) return;
    event.preventDefault();
    pick(option);
  });
}
