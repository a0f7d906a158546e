// The scatter plot of the explorer, whose centroids can be dragged.

import { element, numbers } from "courselab/shared.js";
import { nearer, outline, pairs, short } from "./geometry.js";

const PLOT = { width: 480, height: 360, left: 46, right: 470, top: 8, bottom: 326 };
const SHARP = 2; // Canvas dots for each unit of the plot, for dense screens.

// The scatter plot. Points lie on a canvas, thousands of them at a time; centroids can take the focus, so they are SVG.
export class Plot {
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
