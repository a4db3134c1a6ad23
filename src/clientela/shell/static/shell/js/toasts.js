// Notices at the foot of the page; those that can be taken back offer Undo for 30 seconds.
import { define } from "./behaviour.js";
import { post } from "./posting.js";
import { announce, word } from "./words.js";

const UNDO_SECONDS = 30;
const PLAIN_SECONDS = 6;

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

async function undo(notice, url) {
  notice.remove();
  const answer = await post(url).catch(() => null);
  if (!answer?.ok) return toast(word(answer ? "fault" : "offline"));
  sessionStorage.setItem("toast", word("undone"));
  location.reload();
}

function countDown(notice, seconds, onTick) {
  let left = seconds;
  const timer = setInterval(() => {
    if (notice.matches(":hover, :focus-within")) return;
    left -= 1;
    onTick(left);
    if (left > 0 && notice.isConnected) return;
    clearInterval(timer);
    notice.remove();
  }, 1000);
}

function live(notice, { undoUrl, retry }) {
  if (undoUrl) {
    const label = (left) => `${word("undo")} (${left} s)`;
    const take = button(label(UNDO_SECONDS), () => undo(notice, undoUrl));
    notice.append(take);
    countDown(notice, UNDO_SECONDS, (left) => (take.textContent = label(left)));
  } else if (retry) {
    notice.append(button(word("retry"), () => (notice.remove(), retry())));
  } else {
    countDown(notice, PLAIN_SECONDS, () => {});
  }
  const close = button("×", () => notice.remove());
  close.setAttribute("aria-label", word("close"));
  notice.append(close);
}

export function toast(text, choices = {}) {
  const notice = document.createElement("p");
  notice.className = "toast";
  notice.append(Object.assign(document.createElement("span"), { textContent: text }));
  document.getElementById("toasts").append(notice);
  announce(text);
  live(notice, choices);
}

define("toasts", (region) => {
  for (const notice of region.querySelectorAll(".toast")) live(notice, { undoUrl: notice.dataset.undo });
  const kept = sessionStorage.getItem("toast");
  sessionStorage.removeItem("toast");
  if (kept) toast(kept);
});

document.addEventListener("toast", (event) => toast(event.detail.text, { undoUrl: event.detail.undo }));
