// One key a decision. Every button works without this file. Not deferred: keys count at once.
"use strict";

document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input[type=text], select, textarea");
  if (writing) {
    if (event.key === "Escape") writing.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const wanted = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!wanted) return;
  event.preventDefault();
  if (wanted.matches("input, select")) wanted.focus();
  else wanted.click();
});

// A second press while the next question is under way answers nothing.
document.addEventListener("submit", (event) => {
  if (document.body.dataset.sent) event.preventDefault();
  document.body.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => delete document.body.dataset.sent);
