// K-means half a step at a time: a plot with centroids that can be dragged, the curve of the cost J, and buttons.
// Python keeps the state and calls the learner's functions; this module draws the state and sends what is asked for.

import { Line, element, say, shown } from "courselab/shared.js";
import { CURVE, drawCurve, drawLegend, drawScores } from "./curve.js";
import { Plot } from "./plot.js";

const PAUSE = 350; // Milliseconds between the half steps of a run, so that the eye can follow.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

class Panel {
  constructor(model, root) {
    this.model = model;
    this.root = root;
    this.build();
  }

  build() {
    const { model, root } = this;
    this.bar = element("div", { class: "courselab-bar", role: "group", "aria-label": "Steps of k-means" }, root);
    this.row = element("div", { class: "courselab-row" }, root);
    this.message = element("div", { class: "courselab-message", role: "status", "aria-live": "polite" }, root);
    this.line = new Line(model, () => { this.stop(); say(this.message, "wrong", model.get("_silent")); });
    this.showMessage();
    if (!model.get("_buttons").length) { this.row.remove(); this.bar.remove(); return; }
    this.plot = new Plot(model, (request) => this.ask(request), this.row);
    const side = element("div", { class: "kmw-side" }, this.row);
    // A person who places centroids takes no half steps: then the scores stand where the curve would.
    const isLive = model.get("_is_live");
    const viewBox = `0 0 ${CURVE.width} ${CURVE.height}`;
    if (!isLive) this.curve = element("svg", { viewBox, role: "img", class: "courselab-paper" }, side);
    this.legend = element("ul", { class: "kmw-legend" }, root);
    this.scores = element("dl", { class: "kmw-scores" }, isLive ? side : root);
    element("p", { class: "courselab-help" }, root, model.get("_help"));
    this.addButtons();
    this.draw();
  }

  addButtons() {
    this.buttons = {};
    for (const [name, text] of this.model.get("_buttons")) {
      this.buttons[name] = element("button", { type: "button" }, this.bar, text);
      this.buttons[name].addEventListener("click", () => (name === "run" ? this.run() : this.ask({ do: name })));
    }
    if (this.model.get("_columns") !== 2) return;
    const cells = element("button", { type: "button", "aria-pressed": "false" }, this.bar, "Cells");
    cells.addEventListener("click", () => {
      this.plot.showsCells = !this.plot.showsCells;
      cells.setAttribute("aria-pressed", String(this.plot.showsCells));
      this.plot.drawCells();
    });
  }

  ask(request) {
    if (request.do !== "assign" && request.do !== "update") this.stop();
    if (request.do === "move") this.line.askNewest(request);
    else this.line.ask(request);
  }

  run() {
    if (this.running) { this.stop(); return; }
    this.running = true;
    this.buttons.run.textContent = "Stop";
    this.line.ask({ do: this.model.get("_next_step") });
  }

  stop() {
    this.running = false;
    clearTimeout(this.pause);
    if (this.buttons?.run) this.buttons.run.textContent = "Run";
  }

  changed() {
    if (!this.plot) return;
    this.plot.held = this.line.newest?.request.cluster ?? null;
    this.draw();
    this.line.answered();
    if (!this.running || this.line.unanswered) return; // One half step at a time, whatever is pressed meanwhile.
    const isOver = this.model.get("_ended") || this.model.get("_tone") === "wrong";
    if (isOver || this.model.get("_steps").length >= this.model.get("_most_half_steps")) this.stop();
    else this.pause = setTimeout(() => this.running && this.line.ask({ do: this.model.get("_next_step") }), PAUSE);
  }

  showMessage() {
    say(this.message, this.model.get("_tone"), this.model.get("_message"));
  }

  draw() {
    this.plot.draw();
    if (this.curve) drawCurve(this.curve, this.model);
    drawLegend(this.legend, this.plot);
    drawScores(this.scores, this.model);
    this.showMessage();
  }

  key(event) {
    const mark = document.activeElement?.closest?.(".kmw-centroid");
    if (!mark || !this.root.contains(mark) || !(event.key in ARROWS || event.key === "Enter")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const cluster = Number(mark.dataset.cluster);
    if (event.key === "Enter") this.plot.add(this.plot.centroids[cluster]);
    else this.plot.nudge(cluster, ARROWS[event.key], event.shiftKey);
  }
}

export default { render: shown(Panel, "kmw-explorer", ["_answered"]) };
