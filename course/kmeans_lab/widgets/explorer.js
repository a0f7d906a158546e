// K-means half a step at a time: a plot with centroids that can be dragged, the curve of the cost J, and buttons.
// Python keeps the state and calls the learner's functions; this module draws the state and sends what is asked for.

import { Line, element, numbers, say, shown } from "courselab/shared.js";

const PLOT = { width: 480, height: 360, left: 46, right: 470, top: 8, bottom: 326 };
const CURVE = { width: 240, height: 288, left: 46, right: 232, top: 28, bottom: 246 };
const SHARP = 2; // Canvas dots for each unit of the plot, for dense screens.
const PAUSE = 350; // Milliseconds between the half steps of a run, so that the eye can follow.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

// A closed path through the points, which may be scaled by `size` and moved to a place first.
function outline(points, size = 1, [x, y] = [0, 0]) {
  return `M${points.map(([dx, dy]) => [x + size * dx, y + size * dy]).join("L")}Z`;
}

function pairs(flat) {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);
}

function short(value) {
  return Number(value.toPrecision(4)).toLocaleString("en", { maximumFractionDigits: 6 });
}

// The part of a convex polygon that is nearer to `own` than to `other`: cut along the bisector between the two.
function nearer(polygon, own, other) {
  const [ax, ay] = [other[0] - own[0], other[1] - own[1]];
  const [mx, my] = [(own[0] + other[0]) / 2, (own[1] + other[1]) / 2];
  const beyond = polygon.map(([x, y]) => (x - mx) * ax + (y - my) * ay);
  const kept = [];
  polygon.forEach(([x, y], i) => {
    const j = (i + 1) % polygon.length;
    if (beyond[i] <= 0) kept.push([x, y]);
    if (beyond[i] * beyond[j] < 0) {
      const part = beyond[i] / (beyond[i] - beyond[j]);
      kept.push([x + (polygon[j][0] - x) * part, y + (polygon[j][1] - y) * part]);
    }
  });
  return kept;
}

// The scatter plot. Points lie on a canvas, thousands of them at a time; centroids can take the focus, so they are SVG.
class Plot {
  constructor(model, ask, parent) {
    Object.assign(this, { model, ask, showsCells: false, dragged: null, held: null, pressed: null });
    this.box = element("div", { class: "courselab-paper kmw-plot" }, parent);
    const size = { width: PLOT.width * SHARP, height: PLOT.height * SHARP };
    [this.cells, this.points] = [0, 1].map(() => element("canvas", size, this.box));
    this.points.setAttribute("role", "img");
    this.cells.setAttribute("aria-hidden", "true");
    this.svg = element("svg", { viewBox: `0 0 ${PLOT.width} ${PLOT.height}`, role: "group" }, this.box);
    this.svg.setAttribute("aria-label", "Plot of points and centroids");
    this.axes = element("g", { "aria-hidden": "true" }, this.svg);
    this.marks = element("g", {}, this.svg);
    this.listen();
  }

  listen() {
    // A finger on a centroid drags it; anywhere else it scrolls the page.
    const holdPage = (event) => event.target.closest(".kmw-centroid") && event.preventDefault();
    this.svg.addEventListener("touchstart", holdPage, { passive: false });
    this.svg.addEventListener("pointerdown", (event) => this.press(event));
    this.svg.addEventListener("pointermove", (event) => this.drag(event));
    this.svg.addEventListener("pointerup", (event) => this.release(event));
    this.svg.addEventListener("pointercancel", () => { this.pressed = null; this.dragged = null; });
  }

  read() {
    this.X = pairs(numbers(this.model.get("_points"), Float32Array));
    this.labels = numbers(this.model.get("_labels"), Int32Array);
    this.looks = this.model.get("_looks");
    this.frame = this.model.get("_frame");
    const sent = pairs(numbers(this.model.get("_centroids"), Float64Array));
    // A centroid in somebody's hand stays there, whatever Python knew when it answered.
    for (const cluster of [this.dragged, this.held]) if (cluster !== null) sent[cluster] = this.centroids[cluster];
    this.centroids = sent;
  }

  draw() {
    this.read();
    this.points.setAttribute("aria-label", this.model.get("_alt"));
    this.drawAxes();
    this.drawCells();
    this.drawPoints();
    this.drawCentroids();
  }

  // From the units of the data to those of the plot, and back.
  spot([x, y]) { return [this.across(x), this.up(y)]; }
  across(x) { return PLOT.left + ((x - this.frame[0]) / (this.frame[1] - this.frame[0])) * (PLOT.right - PLOT.left); }
  up(y) { return PLOT.bottom - ((y - this.frame[2]) / (this.frame[3] - this.frame[2])) * (PLOT.bottom - PLOT.top); }
  place(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    const [left, right, bottom, top] = this.frame;
    const x = left + ((at.x - PLOT.left) / (PLOT.right - PLOT.left)) * (right - left);
    return this.inside([x, bottom + ((PLOT.bottom - at.y) / (PLOT.bottom - PLOT.top)) * (top - bottom)]);
  }
  inside([x, y]) {
    const [left, right, bottom, top] = this.frame;
    const flat = this.model.get("_columns") === 1;
    return [Math.min(right, Math.max(left, x)), flat ? 0 : Math.min(top, Math.max(bottom, y))];
  }

  drawAxes() {
    const [xTicks, yTicks] = this.model.get("_ticks");
    const { left, right, top, bottom } = PLOT;
    const isLine = this.model.get("_columns") === 1;
    const [x, y] = this.model.get("_axes");
    const write = (text, place, anchor = "middle") =>
      element("text", { ...place, "text-anchor": anchor }, this.axes, text);
    this.axes.replaceChildren();
    element("path", { d: `M${left},${top}V${bottom}H${right}`, class: "kmw-axis" }, this.axes);
    for (const tick of xTicks) write(short(tick), { x: this.across(tick), y: bottom + 15 });
    write(x, { x: (left + right) / 2, y: bottom + 30 });
    if (isLine) return;
    for (const tick of yTicks) write(short(tick), { x: left - 6, y: this.up(tick) + 4 }, "end");
    write(y, { transform: `translate(12 ${(top + bottom) / 2}) rotate(-90)` });
  }

  pen(canvas) {
    const pen = canvas.getContext("2d");
    pen.setTransform(SHARP, 0, 0, SHARP, 0, 0);
    pen.clearRect(0, 0, PLOT.width, PLOT.height);
    return pen;
  }

  // The cell of each centroid, shaded. Of equal centroids the lowest index has the cell.
  drawCells() {
    const pen = this.pen(this.cells);
    if (!this.showsCells) return;
    const [left, right, bottom, top] = this.frame;
    const whole = [[left, bottom], [right, bottom], [right, top], [left, top]];
    const same = (one, other) => one[0] === other[0] && one[1] === other[1];
    this.centroids.forEach((own, cluster) => {
      if (this.centroids.slice(0, cluster).some((other) => same(own, other))) return;
      const others = this.centroids.filter((other) => !same(own, other));
      const cell = others.reduce((polygon, other) => nearer(polygon, own, other), whole);
      if (cell.length < 3) return;
      const path = new Path2D(outline(cell.map((corner) => this.spot(corner))));
      pen.fillStyle = `${this.looks[cluster].colour}40`;
      pen.fill(path);
      pen.strokeStyle = "#333";
      pen.stroke(path);
    });
  }

  // One path for each cluster: filling thousands of small ones would take too long.
  drawPoints() {
    const pen = this.pen(this.points);
    const isFew = this.X.length <= 50;
    this.points.classList.toggle("kmw-above", isFew); // So that no centroid hides one of them.
    const clusters = new Map();
    this.X.forEach((point, i) => {
      const look = this.labels.length ? this.looks[this.labels[i]] : this.model.get("_plain");
      if (!clusters.has(look)) clusters.set(look, new Path2D());
      const [path, [x, y]] = [clusters.get(look), this.spot(point)];
      const size = isFew ? 5 : 3;
      look.shape.forEach(([dx, dy], j) => path[j ? "lineTo" : "moveTo"](x + size * dx, y + size * dy));
      path.closePath();
    });
    pen.strokeStyle = "#fff";
    for (const [look, path] of clusters) {
      pen.fillStyle = look.colour;
      pen.fill(path);
      if (isFew) pen.stroke(path);
    }
  }

  drawCentroids() {
    while (this.marks.children.length > this.centroids.length) this.marks.lastChild.remove();
    this.centroids.forEach((_, cluster) => {
      if (!this.marks.children[cluster]) this.addCentroid(cluster);
      this.drawCentroid(cluster);
    });
  }

  addCentroid(cluster) {
    const mark = element("g", { class: "kmw-centroid", tabindex: 0, role: "img", "data-cluster": cluster }, this.marks);
    element("circle", { r: 20, class: "kmw-grip" }, mark);
    const d = outline(this.model.get("_cross"), 12);
    element("path", { d, fill: this.looks[cluster].colour, class: "kmw-cross" }, mark);
    element("text", { x: 11, y: -7, class: "kmw-number" }, mark, String(cluster));
  }

  drawCentroid(cluster) {
    const [x, y] = this.centroids[cluster];
    const mark = this.marks.children[cluster];
    mark.setAttribute("transform", `translate(${this.across(x)} ${this.up(y)})`);
    mark.setAttribute("aria-label", `Centroid ${cluster} at ${short(x)}, ${short(y)}. Arrow keys move it.`);
  }

  press(event) {
    const mark = event.target.closest(".kmw-centroid");
    this.pressed = [event.clientX, event.clientY];
    if (!mark) return;
    event.preventDefault();
    mark.focus();
    this.svg.setPointerCapture(event.pointerId);
    this.dragged = Number(mark.dataset.cluster);
  }

  drag(event) {
    if (this.dragged !== null) this.move(this.dragged, this.place(event), this.model.get("_is_live"));
  }

  release(event) {
    const [cluster, pressed] = [this.dragged, this.pressed];
    [this.dragged, this.pressed] = [null, null];
    const hasMoved = pressed && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > 4;
    if (cluster !== null && hasMoved) this.move(cluster, this.place(event), true);
    if (cluster === null && pressed && !hasMoved) this.add(this.place(event));
  }

  move(cluster, [x, y], tells) {
    this.centroids[cluster] = [x, y];
    this.drawCentroid(cluster);
    if (this.showsCells) this.drawCells();
    if (tells) this.ask({ do: "move", cluster, x, y });
  }

  add([x, y]) { this.ask({ do: "add", x, y }); }

  // A step is a fiftieth of the frame; with Shift it is a tenth of that, to hit a border exactly.
  nudge(cluster, [right, up], isFine) {
    const [x, y] = this.centroids[cluster];
    const [left, rightEnd, bottom, top] = this.frame;
    const part = isFine ? 1 / 500 : 1 / 50;
    this.move(cluster, this.inside([x + right * part * (rightEnd - left), y + up * part * (top - bottom)]), true);
  }
}

// J after each half step: a square is an assignment, a circle an update, a large mark a rise.
function drawCurve(svg, model) {
  const [costs, steps] = [model.get("_costs"), model.get("_steps")];
  const { left, right, top, bottom } = CURVE;
  const said = costs.length ? `after each half step: ${costs.map(short).join(", ")}` : ": no half step yet";
  const write = (text, x, y, anchor = "middle") => element("text", { x, y, "text-anchor": anchor }, svg, text);
  svg.replaceChildren();
  svg.setAttribute("aria-label", `Cost J ${said}`);
  element("path", { d: `M${left},${top}V${bottom}H${right}`, class: "kmw-axis" }, svg);
  write("cost J", (left + right) / 2, 18);
  write("half step", (left + right) / 2, bottom + 34);
  if (!costs.length) return;
  const most = model.get("_cost_ticks").at(-1);
  const across = (i) => left + 14 + (i / Math.max(costs.length - 1, 4)) * (right - left - 28);
  const up = (cost) => bottom - (cost / most) * (bottom - top);
  for (const tick of model.get("_cost_ticks")) write(short(tick), left - 6, up(tick) + 4, "end");
  const every = Math.ceil(costs.length / 8);
  costs.forEach((_, i) => i % every === 0 && write(String(i + 1), across(i), bottom + 16));
  element("path", { d: `M${costs.map((cost, i) => `${across(i)},${up(cost)}`).join("L")}`, class: "kmw-line" }, svg);
  costs.forEach((cost, i) => {
    const rises = i > 0 && cost > costs[i - 1] * (1 + 1e-9);
    const d = outline(model.get("_step_shapes")[steps[i]], rises ? 7 : 4, [across(i), up(cost)]);
    element("path", { d, class: rises ? "kmw-rise" : "kmw-dot" }, svg);
  });
}

function drawLegend(list, plot) {
  list.replaceChildren();
  const sizes = plot.looks.map(() => 0);
  for (const label of plot.labels) sizes[label] += 1;
  sizes.forEach((size, cluster) => {
    const item = element("li", {}, list);
    const picture = element("svg", { viewBox: "-8 -8 16 16", "aria-hidden": "true", class: "kmw-key" }, item);
    element("path", { d: outline(plot.looks[cluster].shape, 5.5), fill: plot.looks[cluster].colour }, picture);
    const members = plot.labels.length ? `: ${size} ${size === 1 ? "point" : "points"}` : "";
    element("span", {}, item, `cluster ${cluster}${members}`);
  });
}

function drawScores(list, model) {
  const rows = model.get("_scores");
  const terms = ([name, value]) => [element("dt", {}, null, name), element("dd", {}, null, value)];
  list.replaceChildren(...rows.flatMap(terms));
  list.hidden = !rows.length;
}

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
