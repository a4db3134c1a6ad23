// The few words scripts say, translated by the page.
const kept = document.getElementById("words")?.dataset ?? {};

export function word(name, value) {
  return (kept[name] ?? name).replace("%s", value ?? "");
}

export function announce(text) {
  const live = document.getElementById("live");
  if (live) live.textContent = text;
}
