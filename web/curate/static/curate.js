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
  if (wanted.matches("[data-selection]")) select(wanted.form);
  if (wanted.matches("input, select")) wanted.focus();
  else wanted.click();
});

// Words selected in the text are those of a form; what stands around them tells which are meant.
function select(form) {
  const selection = getSelection();
  const words = selection.toString().trim();
  const range = words && selection.getRangeAt(0);
  if (!range || !blockOf(range.startContainer) || !blockOf(range.endContainer)) return;
  const before = document.createRange(), after = document.createRange();
  before.setStart(blockOf(range.startContainer), 0);
  before.setEnd(range.startContainer, range.startOffset);
  after.setStart(range.endContainer, range.endOffset);
  after.setEndAfter(blockOf(range.endContainer).lastChild);
  const head = String(before).replace(/^.*\s(?=.{60})/s, ""), tail = String(after).replace(/^(.{60}\S*).*$/s, "$1");
  form.elements.words.value = words.replace(/\s+/g, " ");
  form.elements.around.value = `${head}[${words}]${tail}`.replace(/\s+/g, " ");
}

function blockOf(node) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  return element.closest(".text") && element.closest("p, li, td, h2, blockquote");
}

// A mouse that presses the button must not lose what it selected.
document.addEventListener("mousedown", (event) => {
  const button = event.target.closest("[data-selection]");
  if (button) select(button.form);
});

// A second press while the next question is under way answers nothing.
document.addEventListener("submit", (event) => {
  if (document.body.dataset.sent) event.preventDefault();
  document.body.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => delete document.body.dataset.sent);
