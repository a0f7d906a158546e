// A question with radio buttons or checkboxes. "Check" shows a sentence for each option that is chosen.
// Everything needed is here in the page, so that a self-check goes on answering when Python has stopped.

import { element, say, shown } from "./shared.js";

const ARROWS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

// Text between backticks is code.
function write(parent, text) {
  text.split("`").forEach((part, i) => element(i % 2 ? "code" : "span", {}, parent, part));
}

class Question {
  constructor(model, root) {
    this.model = model;
    this.root = root;
    this.build();
    this.changed();
  }

  build() {
    const { model, root } = this;
    const form = element("fieldset", {}, root);
    const legend = element("legend", {}, form);
    write(legend, model.get("_text"));
    element("span", { class: "courselab-instruction" }, legend, ` ${model.get("_instruction")}`);
    // Radio buttons are a group by their name, which no other question in the page may have.
    const name = `courselab-${Math.random()}`;
    this.inputs = model.get("_options").map((option) => this.addOption(form, name, option));
    this.button = element("button", { type: "button" }, root, "Check");
    this.button.addEventListener("click", () => this.check());
    this.message = element("div", { class: "courselab-message", role: "status", "aria-live": "polite" }, root);
  }

  addOption(form, name, option) {
    const label = element("label", {}, form);
    const input = element("input", { type: this.model.get("_several") ? "checkbox" : "radio", name }, label);
    write(element("span", {}, label), `${option.letter}) ${option.text}`);
    input.addEventListener("change", () => this.choose());
    return input;
  }

  // What was chosen goes to Python only so that it is still there when the page is loaded anew.
  keep(chosen, checked) {
    this.model.set("_chosen", chosen);
    this.model.set("_checked", checked);
    try { this.model.save_changes(); } catch { /* Python has stopped; the question works without it. */ }
    this.changed();
  }

  choose() { this.keep(this.inputs.flatMap((input, i) => (input.checked ? [i] : [])), false); }
  check() { this.keep(this.model.get("_chosen"), true); }

  changed() {
    const chosen = this.model.get("_chosen");
    this.inputs.forEach((input, i) => { input.checked = chosen.includes(i); });
    if (!this.model.get("_checked")) { say(this.message, "plain", []); return; }
    const options = this.model.get("_options");
    const right = options.filter((option, i) => option.right && chosen.includes(i)).length;
    const missing = options.filter((option) => option.right).length - right;
    const isRight = missing === 0 && right === chosen.length;
    say(this.message, isRight ? "right" : "wrong", []);
    for (const i of chosen) {
      const verdict = options[i].right ? "Right" : "Not so";
      write(element("p", {}, this.message), `${options[i].letter}) ${verdict}. ${options[i].because}`);
    }
    const last = this.lastSentence(chosen.length, missing, isRight);
    if (last) element("p", {}, this.message, last);
  }

  lastSentence(chosen, missing, isRight) {
    if (!chosen) return "Choose an option first.";
    if (!this.model.get("_several")) return isRight ? "" : "Try another one.";
    if (isRight) return "That is all of them.";
    if (!missing) return "All the right ones are among them.";
    return `${missing} more ${missing === 1 ? "option is" : "options are"} right.`;
  }

  key(event) {
    const at = this.inputs.indexOf(document.activeElement);
    if (at < 0) return;
    event.stopImmediatePropagation(); // Space ticks the option by itself, and must not run a cell as well.
    if (event.key === "Enter") { event.preventDefault(); this.check(); }
    if (!(event.key in ARROWS)) return;
    event.preventDefault();
    const next = this.inputs[(at + ARROWS[event.key] + this.inputs.length) % this.inputs.length];
    next.focus();
    if (!this.model.get("_several")) { next.checked = true; this.choose(); }
  }
}

export default { render: shown(Question, "courselab-self-check", ["_chosen", "_checked"]) };
