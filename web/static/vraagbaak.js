// Extras for the page of a question; all of it works without this script too.
//
// The answer comes into the page without leaving it, so that a failing network does not cost what was typed. The fields
// of the form travel in the history of this tab, as those of a form sent without script do, so that "back" from a
// source gives the answer again; nothing goes into storage.
"use strict";

(() => {
  const WAITING = "Uw vraag wordt beantwoord…";
  const SLOW = "Dit duurt langer dan anders. U kunt wachten of stoppen.";
  const STOPPED = "Gestopt. Uw vraag staat er nog.";
  const UNREACHABLE = "Wij kunnen de vraagbaak niet bereiken. Uw vraag staat er nog. Probeer het zo opnieuw.";
  const STOP_AFTER_MS = 1000;
  const SLOW_AFTER_MS = 10000;
  const QUIET = "quiet nl-button nl-button--secondary";
  const ASKS = "form[action='/#antwoord']";

  let shown = ""; // the fields that the page on screen answers; null when a form without script did
  let waiting = null; // what stops the request that is under way

  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  function statusLine() {
    const status = element("p", { className: "wait" });
    status.setAttribute("role", "status");
    return status;
  }

  function prepare() {
    document.querySelectorAll(ASKS).forEach((form) => form.append(statusLine()));
    document.querySelectorAll(".answer-tools").forEach(addTools);
  }

  // Wait, and say so.

  function beginWaiting(form) {
    const status = form.querySelector(".wait");
    const abort = new AbortController();
    const stop = element("button", { type: "button", className: QUIET, textContent: "Stop" });
    stop.addEventListener("click", () => abort.abort());
    const timers = [
      setTimeout(() => status.after(stop), STOP_AFTER_MS),
      setTimeout(() => (status.textContent = SLOW), SLOW_AFTER_MS),
    ];
    const buttons = form.querySelectorAll("button");
    status.textContent = WAITING;
    form.setAttribute("aria-busy", "true");
    buttons.forEach((button) => button.setAttribute("aria-disabled", "true"));
    waiting = {
      signal: abort.signal,
      end(text) {
        waiting = null;
        timers.forEach(clearTimeout);
        stop.remove();
        status.textContent = text;
        form.removeAttribute("aria-busy");
        buttons.forEach((button) => button.removeAttribute("aria-disabled"));
      },
    };
    return waiting;
  }

  // Ask, and show the page that comes back in the place of this one.

  async function askInPlace(form, submitter) {
    const fields = new URLSearchParams(new FormData(form, submitter)).toString();
    const wait = beginWaiting(form);
    try {
      await show(fields, wait.signal);
      history.pushState({ fields }, "", "/#antwoord");
      focusOn("#antwoord");
      if (waiting === wait) wait.end("");
    } catch (error) {
      wait.end(error.name === "AbortError" ? STOPPED : UNREACHABLE);
    }
  }

  async function show(fields, signal) {
    const request = fields ? { method: "POST", body: new URLSearchParams(fields), signal } : { signal };
    const response = await fetch("/", request);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    document.title = page.title;
    document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
    shown = fields;
    prepare();
  }

  function focusOn(selector) {
    const place = document.querySelector(selector) ?? document.querySelector(".error-summary, main h1");
    if (!place.matches("a, button, input, textarea")) place.tabIndex = -1;
    place.focus();
    place.scrollIntoView();
  }

  async function followHistory() {
    if (history.state === null) history.replaceState({ fields: shown }, ""); // a link within this page
    const { fields } = history.state;
    if (fields === shown) return;
    if (fields === null) location.reload();
    try {
      await show(fields);
      focusOn(location.hash.match(/^#[a-z0-9-]+$/)?.[0] ?? "main h1");
    } catch {
      location.reload();
    }
  }

  // Copy, print, and say what one thinks of it.

  function addTools(tools) {
    const text = tools.querySelector("textarea");
    const status = statusLine();
    const copy = element("button", { type: "button", className: QUIET, textContent: "Kopieer met bronnen" });
    const print = element("button", { type: "button", className: QUIET, textContent: "Print" });
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

  async function judgeInPlace(form, submitter) {
    try {
      const body = new URLSearchParams(new FormData(form, submitter));
      const response = await fetch("/feedback", { method: "POST", body });
      if (!response.ok) throw new Error(String(response.status));
      const thanks = element("p", { className: "thanks", textContent: "Dank u wel voor uw oordeel.", tabIndex: -1 });
      form.replaceWith(thanks);
      thanks.focus();
    } catch {
      form.dataset.plain = "yes";
      form.requestSubmit(submitter);
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches(ASKS)) {
      event.preventDefault();
      if (!waiting) askInPlace(form, event.submitter);
    } else if (form.matches("form.feedback:not([data-plain])")) {
      event.preventDefault();
      judgeInPlace(form, event.submitter);
    }
  });
  addEventListener("popstate", followHistory);
  addEventListener("pageshow", () => waiting?.end(""));

  prepare();
  if (document.querySelector("#antwoord, .error-summary")) {
    shown = null;
    history.replaceState({ fields: null }, "");
  }
  followHistory();
})();
