// Extras for the page of a question; all of it works without this script too.
"use strict";

(() => {
  const WAITING = "Uw vraag wordt beantwoord…";
  const SLOW = "Dit duurt langer dan anders. U kunt wachten, of de vraag nog een keer sturen.";
  const SLOW_AFTER_MS = 10000;

  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  function watchForm(form) {
    const status = element("p", { className: "wait" });
    status.setAttribute("role", "status");
    form.append(status);
    let busy = false;
    let timer = 0;

    const rest = (text) => {
      busy = false;
      clearTimeout(timer);
      status.textContent = text;
      for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
    };

    form.addEventListener("submit", (event) => {
      if (busy) {
        event.preventDefault();
        return;
      }
      busy = true;
      status.textContent = WAITING;
      for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
      timer = setTimeout(() => rest(SLOW), SLOW_AFTER_MS);
    });
    addEventListener("pageshow", () => rest(""));
  }

  function addTools(tools) {
    const text = tools.querySelector("textarea");
    const status = element("p", { className: "wait" });
    status.setAttribute("role", "status");
    const copy = element("button", { type: "button", className: "quiet", textContent: "Kopieer met bronnen" });
    const print = element("button", { type: "button", className: "quiet", textContent: "Print" });
    const row = element("div", { className: "tool-row" });

    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.value);
        status.textContent = "Het antwoord met de bronnen is gekopieerd.";
      } catch {
        tools.querySelector("details").open = true;
        text.select();
        status.textContent = "Kopieer de tekst hieronder zelf.";
      }
    });
    print.addEventListener("click", () => window.print());
    row.append(copy, print);
    tools.prepend(row, status);
  }

  function sendInPlace(form) {
    form.addEventListener("submit", async (event) => {
      if (form.dataset.plain) return;
      event.preventDefault();
      const fields = new FormData(form);
      if (event.submitter) fields.append(event.submitter.name, event.submitter.value);
      try {
        const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(fields) });
        if (!response.ok) throw new Error(String(response.status));
        const thanks = element("p", { className: "thanks", textContent: "Dank u wel voor uw oordeel.", tabIndex: -1 });
        form.replaceWith(thanks);
        thanks.focus();
      } catch {
        form.dataset.plain = "yes";
        form.requestSubmit(event.submitter);
      }
    });
  }

  document.querySelectorAll("form[action='/#antwoord']").forEach(watchForm);
  document.querySelectorAll(".answer-tools").forEach(addTools);
  document.querySelectorAll("form.feedback").forEach(sendInPlace);
})();
