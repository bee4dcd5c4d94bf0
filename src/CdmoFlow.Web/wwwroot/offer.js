"use strict";
// Saves the draft of a proposal a few seconds after the last key. A save names the number of the draft that was read: when a colleague saved in between, nothing is overwritten, and the
// fields that differ are shown with a choice for each side. Without this script the button of the form does the same.
// The page hands over its texts: data-text-saving, -saved, -failed, -conflict ({0} is the colleague), -mine, -theirs and -empty.
document.querySelectorAll("form[data-draft][data-open=true]").forEach((form) => {
  const quiet = 3000;
  const texts = form.dataset;
  const notice = form.querySelector("[data-draft-notice]");
  let timer = 0;
  let saving = false;
  let waiting = false;
  let stopped = false;
  let saved = serialize();

  function fields() {
    const values = {};
    for (const [name, value] of new FormData(form)) if (name.startsWith("fields.") && value.trim()) values[name.slice(7)] = value;
    return values;
  }

  function serialize() {
    return JSON.stringify(fields());
  }

  function say(text) {
    notice.replaceChildren(Object.assign(document.createElement("p"), { textContent: text }));
  }

  async function save() {
    clearTimeout(timer);
    if (stopped) return;
    if (saving) {
      waiting = true;
      return;
    }
    const now = serialize();
    if (now === saved) return;
    saving = true;
    say(texts.textSaving);
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-Antiforgery-Token": form.elements.__RequestVerificationToken.value },
        body: JSON.stringify({ number: Number(form.elements.number.value), fields: JSON.parse(now) }),
      });
      const body = await answer.json();
      if (answer.ok) {
        document.querySelectorAll("input[name=number]").forEach((input) => (input.value = body.number));
        saved = now;
        say(texts.textSaved.replace("{0}", () => body.number));
      } else if (answer.status === 409 && body.conflicts) compare(body);
      else say(`${texts.textFailed} ${(body.errors || []).map((error) => error.message).join(" ") || body.detail || ""}`);
    } catch {
      say(texts.textFailed);
      timer = setTimeout(save, 4 * quiet);
    } finally {
      saving = false;
      if (waiting) {
        waiting = false;
        save();
      }
    }
  }

  function compare(theirs) {
    stopped = true;
    say(texts.textConflict.replace("{0}", () => theirs.changedBy || ""));
    const list = document.createElement("dl");
    list.className = "facts";
    for (const key of theirs.conflicts) {
      const input = form.elements[`fields.${key}`];
      const label = input?.closest("label")?.firstChild.textContent.trim() || key;
      list.append(Object.assign(document.createElement("dt"), { textContent: label }), Object.assign(document.createElement("dd"), { textContent: theirs.fields[key] || texts.textEmpty }));
    }
    notice.append(list, choice(texts.textMine, () => {}), choice(texts.textTheirs, () => theirs.conflicts.forEach((key) => {
      const input = form.elements[`fields.${key}`];
      if (input) input.value = theirs.fields[key] || "";
    })));
    notice.querySelector("button").focus();

    function choice(text, act) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
      button.addEventListener("click", () => {
        act();
        document.querySelectorAll("input[name=number]").forEach((input) => (input.value = theirs.number));
        saved = JSON.stringify(theirs.fields);
        stopped = false;
        notice.replaceChildren();
        save();
      });
      return button;
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, quiet);
  });
  form.addEventListener("change", save);
  window.addEventListener("beforeunload", (event) => {
    if (serialize() !== saved && !form.dataset.leaving) event.preventDefault();
  });
  form.addEventListener("submit", () => (form.dataset.leaving = "true"));
});
