// <vraagbaak-kansrijke-wijk>: the question field of this server on another website; without it, the link inside stays.
"use strict";

(() => {
  const ORIGIN = new URL(document.currentScript.src).origin;
  const MAX_TURNS = 10;

  const HEADINGS = {
    answered: "Antwoord",
    partial: "Antwoord op een deel van uw vraag",
    clarify: "Wat bedoelt u precies?",
    unanswerable: "Dat staat niet in de bronnen",
    outOfScope: "Daar gaat deze vraagbaak niet over",
    blocked: "Deze vraag beantwoorden wij niet",
  };

  // Colours come from the page around it, so that they fit and keep their contrast.
  const STYLE = `
    :host { display: block; }
    * { box-sizing: border-box; }
    form, .answer { max-width: 70ch; }
    label { display: block; font-weight: 600; }
    .hint, .facts { margin: 0.25em 0 0.5em; font-size: 0.9em; }
    textarea { display: block; width: 100%; min-height: 5em; padding: 0.5em 0.7em; font: inherit; color: FieldText;
      background: Field; border: 2px solid currentColor; border-radius: 4px; resize: vertical; }
    button { min-height: 2.6em; margin-top: 0.7em; padding: 0.4em 1.2em; font: inherit; font-weight: 600;
      color: ButtonText; background: ButtonFace; border: 2px solid ButtonText; border-radius: 4px; cursor: pointer; }
    :focus-visible { outline: 3px solid currentColor; outline-offset: 3px; }
    a { color: inherit; }
    .heading { margin: 1.2em 0 0.4em; font-size: 1.25em; font-weight: 650; line-height: 1.25; }
    .small.heading { font-size: 1.05em; }
    .sentence { margin: 0.5em 0; font-size: 1.1em; }
    .fault { font-weight: 600; border-inline-start: 4px solid currentColor; padding-inline-start: 0.7em; }
    .note { display: inline-block; min-width: 1.5rem; height: 1.5rem; padding-inline: 0.3rem; font-size: 0.8rem;
      line-height: 1.4rem; text-align: center; color: inherit; border: 1px solid currentColor; border-radius: 0.75rem; }
    ol { padding-inline-start: 1.5em; }
    li { margin-bottom: 1em; }
    .title { margin: 0; font-weight: 600; }
    blockquote { margin: 0.4em 0; padding-inline-start: 0.8em; border-inline-start: 4px solid currentColor; }
    .choices { display: grid; gap: 0.5em; }
    .choices button { margin: 0; text-align: start; font-weight: 400; }
    [role="status"]:empty { margin: 0; }
    p { overflow-wrap: break-word; }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }`;

  function make(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function dutchDate(date) {
    return new Intl.DateTimeFormat("nl-NL", { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
  }

  class Vraagbaak extends HTMLElement {
    #turns = [];
    #busy = false;

    async connectedCallback() {
      if (this.shadowRoot) return;
      try {
        // Refused by the server or by the policy of this page: then the link stays as it is.
        if (location.origin !== ORIGIN) await fetch(ORIGIN + "/v1/chat", { method: "OPTIONS", credentials: "omit" });
      } catch {
        return;
      }
      this.#build();
    }

    #build() {
      const root = this.attachShadow({ mode: "open" });
      const style = new CSSStyleSheet();
      style.replaceSync(STYLE);
      root.adoptedStyleSheets = [style];
      this.field = make("textarea", { id: "vraag", name: "question", rows: 3, autocomplete: "off", dir: "auto" });
      this.field.setAttribute("aria-describedby", "fout uitleg");
      this.fault = make("p", { id: "fout", className: "fault", hidden: true });
      this.fault.setAttribute("role", "alert");
      this.button = make("button", { type: "submit", textContent: "Stel de vraag" });
      this.status = make("p");
      this.status.setAttribute("role", "status");
      this.output = make("div", { className: "answer" });
      const notice =
        "Een computerprogramma geeft het antwoord en kan zich vergissen. Bij elk antwoord staan de bronnen. " +
        "Zet geen persoonlijke gegevens in uw vraag.";
      const form = make(
        "form",
        { noValidate: true },
        make("label", { htmlFor: "vraag", textContent: "Uw vraag" }),
        make("p", { id: "uitleg", className: "hint", textContent: notice }),
        this.fault,
        this.field,
        this.button,
        this.status,
      );
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.#ask(this.field.value);
      });
      root.append(make("div", { lang: "nl" }, form, this.output, make("p", {}, make("slot"))));
    }

    async #ask(question) {
      if (this.#busy) return;
      this.#wait(true);
      try {
        const response = await fetch(ORIGIN + "/v1/chat", {
          method: "POST",
          credentials: "omit",
          referrerPolicy: "no-referrer",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ question, conversation: this.#turns.map((text) => ({ question: text })) }),
        });
        const given = await response.json();
        if (response.ok) this.#show(question, given);
        else this.#refuse(given.detail);
      } catch {
        this.#refuse("Wij kunnen de vraagbaak niet bereiken. Probeer het opnieuw, of gebruik de link hieronder.");
      } finally {
        this.#wait(false);
      }
    }

    #wait(busy) {
      this.#busy = busy;
      this.status.textContent = busy ? "Uw vraag wordt beantwoord…" : "";
      if (busy) this.button.setAttribute("aria-disabled", "true");
      else this.button.removeAttribute("aria-disabled");
    }

    #refuse(detail) {
      this.fault.textContent = detail;
      this.fault.hidden = false;
      this.field.setAttribute("aria-invalid", "true");
      this.field.focus();
    }

    #show(question, given) {
      this.fault.hidden = true;
      this.field.removeAttribute("aria-invalid");
      this.field.value = question;
      if (given.status !== "blocked") this.#turns = [...this.#turns, question].slice(-MAX_TURNS);
      const heading = this.#heading(HEADINGS[given.status], 0);
      heading.tabIndex = -1;
      this.output.replaceChildren(heading, ...this.#parts(given));
      heading.focus();
    }

    #restart() {
      this.#turns = [];
      this.field.value = "";
      this.output.replaceChildren();
      this.field.focus();
    }

    *#parts(given) {
      if (given.readAs) yield make("p", {}, "Gelezen als: ", make("q", { textContent: given.readAs }));
      for (const sentence of given.sentences) yield this.#sentence(sentence, given);
      if (given.computation) yield make("p", { textContent: "Uitgerekend: " + given.computation.formula });
      if (given.status === "clarify") yield this.#choices(given.suggestions);
      const shown = given.citations.length ? given.citations : given.nearest;
      if (shown.length) {
        yield this.#heading(given.citations.length ? "Bronnen" : "Dit komt er het dichtst bij", 1);
        if (!given.citations.length) yield make("p", { textContent: "Let op: dit is geen antwoord op uw vraag." });
        yield make("p", { className: "hint", textContent: "De links openen in een nieuw tabblad." });
        yield make("ol", {}, ...shown.map((citation) => this.#source(citation)));
      }
      yield make("p", { className: "hint", textContent: "Uw volgende vraag lezen wij samen met uw vorige vragen." });
      const restart = make("button", { type: "button", textContent: "Begin opnieuw" });
      restart.addEventListener("click", () => this.#restart());
      yield restart;
    }

    #heading(text, below) {
      const heading = make("div", { className: below ? "small heading" : "heading", textContent: text });
      heading.setAttribute("role", "heading");
      heading.setAttribute("aria-level", String(Math.min(6, (Number(this.getAttribute("level")) || 2) + below)));
      return heading;
    }

    #sentence(sentence, given) {
      const told = make("p", { className: "sentence", lang: sentence.language, dir: "auto" });
      const asked = given.focus;
      const at = asked && sentence.citations.includes(asked.citation) ? sentence.text.indexOf(asked.text) : -1;
      if (at < 0) told.append(sentence.text);
      else {
        const end = at + asked.text.length;
        told.append(sentence.text.slice(0, at), make("strong", { textContent: asked.text }), sentence.text.slice(end));
      }
      for (const number of sentence.citations) {
        const citation = given.citations.find((one) => one.number === number);
        const hidden = make("span", { className: "hidden", lang: "nl", textContent: "Bron " });
        told.append("\u00a0", this.#link(citation, { className: "note" }, hidden, String(number)));
      }
      return told;
    }

    #source(citation) {
      const facts = [citation.publisher, citation.date && dutchDate(citation.date)].filter(Boolean).join(" · ");
      return make(
        "li",
        { value: citation.number },
        make("p", { className: "title", textContent: citation.title }),
        make("p", { className: "facts", textContent: facts }),
        make("blockquote", { lang: "nl", dir: "ltr", textContent: citation.quote }),
        this.#link(
          citation,
          {},
          "Bekijk in de bron",
          make("span", { className: "hidden", textContent: ` ${citation.number}: ${citation.title}` }),
        ),
      );
    }

    #link(citation, properties, ...children) {
      return make("a", { href: ORIGIN + citation.href, target: "_blank", rel: "noopener", ...properties }, ...children);
    }

    #choices(questions) {
      const buttons = questions.map((question) => {
        const button = make("button", { type: "button", textContent: question });
        button.addEventListener("click", () => this.#ask(question));
        return button;
      });
      return make("div", { className: "choices" }, ...buttons);
    }
  }

  customElements.define("vraagbaak-kansrijke-wijk", Vraagbaak);
})();
