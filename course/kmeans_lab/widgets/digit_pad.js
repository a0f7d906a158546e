// A pad to draw digits on. A drawing is reduced here to an image of the data set, 8 by 8 counts; Python names it.

import { Line, element, numbers, say, shown } from "courselab/shared.js";

const SIZE = 256; // The pad, in its own units.
const PEN = 22; // How thick a stroke looks on the pad.
const DOTS = 32; // The scans of the data set had 32 by 32 dots, black or white.
const DOT_PEN = 4.6; // How thick a stroke of the data set is, in dots.
const WIDEST = 20; // Dots across: the data set leaves the first and the last column of pixels almost empty.
const STEPS = 16; // Places of the keyboard's pen in each direction.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const KEYS = [...Object.keys(ARROWS), " ", "Enter", "Backspace", "Delete"];

function drawStrokes(pen, strokes, thickness, move = (point) => point) {
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.lineWidth = thickness;
  for (const stroke of strokes) {
    pen.beginPath();
    const [[x, y], ...others] = stroke.map(move);
    pen.moveTo(x, y);
    pen.lineTo(x + 0.01, y); // A line without length would leave no dot.
    for (const point of others) pen.lineTo(...point);
    pen.stroke();
  }
}

// In the data set every digit fills all 8 rows. So the drawing becomes 32 dots high, in the middle and in its own
// proportion unless that is too wide; then the black dots are counted in blocks of 4 by 4.
function reduce(strokes, pen) {
  const image = new Uint8Array(64);
  if (!strokes.length) return image;
  const [xs, ys] = [0, 1].map((axis) => strokes.flat().map((point) => point[axis]));
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const tall = (DOTS - DOT_PEN) / Math.max(bottom - top, SIZE / 8);
  const wide = Math.min(tall, (WIDEST - DOT_PEN) / Math.max(right - left, 1));
  const move = ([x, y]) => [
    DOTS / 2 + (x - (left + right) / 2) * wide,
    DOTS / 2 + (y - (top + bottom) / 2) * tall,
  ];
  pen.clearRect(0, 0, DOTS, DOTS);
  drawStrokes(pen, strokes, DOT_PEN, move);
  const { data } = pen.getImageData(0, 0, DOTS, DOTS);
  for (let dot = 0; dot < DOTS * DOTS; dot += 1) {
    const block = 8 * Math.floor(dot / DOTS / 4) + Math.floor((dot % DOTS) / 4);
    if (data[4 * dot + 3] > 127) image[block] += 1;
  }
  return image;
}

function drawImage(canvas, image) {
  const pen = canvas.getContext("2d");
  const picture = pen.createImageData(8, 8);
  image.forEach((ink, i) => picture.data.set([0, 1, 2].map(() => 255 - ink * 15.9).concat(255), 4 * i));
  pen.putImageData(picture, 0, 0);
}

class Pad {
  constructor(model, root) {
    Object.assign(this, { model, root, strokes: [], stroke: null, pen: [STEPS / 2, STEPS / 2] });
    Object.assign(this, { isDown: false, byHand: false, keeping: 0 });
    this.dots = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    this.dots.canvas.width = this.dots.canvas.height = DOTS;
    this.build();
    this.listen();
    this.changed();
    this.strokes = this.unpack(numbers(model.get("_strokes"), Float32Array));
    this.draw();
  }

  build() {
    const { root } = this;
    const row = element("div", { class: "courselab-row" }, root);
    this.pad = element("canvas", { width: SIZE, height: SIZE, tabindex: 0, class: "courselab-paper kmw-pad" }, row);
    this.pad.setAttribute("role", "application");
    this.pad.setAttribute("aria-label", `Pad for drawing a digit. ${this.model.get("_help")}`);
    const side = element("div", { class: "kmw-seen" }, row);
    element("p", {}, side, "As the data set has it:");
    this.small = element("canvas", { width: 8, height: 8, class: "courselab-paper kmw-pixels", role: "img" }, side);
    const bar = element("div", { class: "courselab-bar" }, side);
    for (const [text, act] of [["Next drawing", "next"], ["Undo", "undo"], ["Clear", "clear"]]) {
      element("button", { type: "button" }, bar, text).addEventListener("click", () => this[act]());
    }
    this.message = element("div", { class: "courselab-message kmw-name", role: "status", "aria-live": "polite" }, root);
    this.where = element("div", { class: "courselab-hidden", "aria-live": "polite" }, root);
    this.strip = element("ul", { class: "kmw-strip", "aria-label": "Drawings so far" }, root);
    element("p", { class: "courselab-help" }, root, this.model.get("_help"));
    this.line = new Line(this.model, () => say(this.message, "wrong", this.model.get("_silent")));
  }

  listen() {
    this.pad.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      if (!event.isPrimary || event.button !== 0) return; // A second finger, or another button, draws nothing.
      this.byHand = true;
      this.isDown = false;
      this.pad.focus();
      this.pad.setPointerCapture(event.pointerId);
      this.begin(this.place(event));
    });
    this.pad.addEventListener("pointermove", (event) => {
      if (event.isPrimary && this.stroke && !this.isDown) this.go(this.place(event));
    });
    for (const kind of ["pointerup", "pointercancel"]) {
      this.pad.addEventListener(kind, (event) => event.isPrimary && !this.isDown && this.lift());
    }
    this.pad.addEventListener("focus", () => this.draw());
    this.pad.addEventListener("blur", () => { this.byHand = false; this.draw(); });
  }

  // A stroke that leaves the pad goes on along its edge: ink that nobody sees must not count.
  place(event) {
    const box = this.pad.getBoundingClientRect();
    const spot = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    return spot.map((part) => SIZE * Math.min(1, Math.max(0, part)));
  }

  begin(point) {
    this.stroke = [point];
    this.strokes.push(this.stroke);
    this.inked();
  }

  go(point) {
    this.stroke.push(point);
    this.inked();
  }

  lift() {
    this.stroke = null;
    this.isDown = false;
    this.draw();
  }

  undo() {
    this.lift();
    this.strokes.pop();
    this.inked();
  }

  clear() {
    this.lift();
    this.strokes = [];
    this.inked();
  }

  next() {
    this.lift();
    this.line.newest = null; // An older image must not come after this one.
    this.keeping = this.strokes.length;
    this.line.ask({ do: "keep" }, this.buffers());
  }

  inked() {
    this.draw();
    this.line.askNewest({ do: "name" }, this.buffers());
  }

  // Strokes as one row of numbers, with a pair of nan behind each stroke.
  buffers() {
    const flat = this.strokes.flatMap((stroke) => [...stroke.flat(), NaN, NaN]);
    return [this.image.buffer, new Float32Array(flat).buffer];
  }

  unpack(flat) {
    const strokes = [];
    let stroke = [];
    for (let i = 0; i < flat.length; i += 2) {
      if (!Number.isNaN(flat[i])) { stroke.push([flat[i], flat[i + 1]]); continue; }
      strokes.push(stroke);
      stroke = [];
    }
    return strokes;
  }

  spot() { return this.pen.map((step) => ((step + 0.5) * SIZE) / STEPS); }

  draw() {
    const pen = this.pad.getContext("2d");
    pen.clearRect(0, 0, SIZE, SIZE);
    pen.strokeStyle = "#222";
    drawStrokes(pen, this.strokes, PEN);
    if (document.activeElement === this.pad && !this.byHand) this.drawPen(pen); // A mouse needs no other pen.
    this.image = reduce(this.strokes, this.dots);
    drawImage(this.small, this.image);
    const ink = this.image.reduce((sum, count) => sum + count, 0);
    this.small.setAttribute("aria-label", `The drawing as 8 by 8 pixels: ${ink} of 1,024 dots have ink.`);
  }

  drawPen(pen) {
    const [x, y] = this.spot();
    pen.lineWidth = 2;
    pen.strokeStyle = this.isDown ? "#d55e00" : "#0072b2";
    pen.beginPath();
    for (const [dx, dy] of [[10, 0], [0, 10]]) { pen.moveTo(x - dx, y - dy); pen.lineTo(x + dx, y + dy); }
    pen.stroke();
  }

  changed() {
    say(this.message, this.model.get("_tone"), this.model.get("_message"));
    const kept = numbers(this.model.get("_kept"), Uint8Array);
    const made = this.model.get("_names").length;
    // A drawing leaves the pad when Python has it, and not before: a kernel that died must not swallow it.
    if (made > this.strip.children.length) this.strokes.splice(0, this.keeping);
    for (let i = this.strip.children.length; i < made; i += 1) this.addKept(i, kept.slice(64 * i, 64 * i + 64));
    this.draw();
    this.line.answered();
  }

  addKept(number, image) {
    const name = this.model.get("_names")[number];
    const item = element("li", {}, this.strip);
    const canvas = element("canvas", { width: 8, height: 8, class: "courselab-paper kmw-pixels", role: "img" }, item);
    canvas.setAttribute("aria-label", `Drawing ${number + 1}`);
    drawImage(canvas, image);
    element("span", {}, item, name);
  }

  key(event) {
    if (document.activeElement !== this.pad || !KEYS.includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.byHand = false;
    if (event.key === "Enter") this.next();
    else if (event.key === " ") this.togglePen();
    else if (event.key in ARROWS) this.movePen(ARROWS[event.key]);
    else this.undo();
  }

  togglePen() {
    if (this.isDown) this.lift();
    else { this.isDown = true; this.begin(this.spot()); }
    this.tell();
  }

  movePen(step) {
    this.pen = this.pen.map((place, axis) => Math.min(STEPS - 1, Math.max(0, place + step[axis])));
    if (this.isDown) this.go(this.spot());
    else { this.draw(); this.tell(); }
  }

  tell() {
    const [column, row] = this.pen.map((place) => place + 1);
    this.where.textContent = `Pen ${this.isDown ? "down" : "up"}, column ${column} and row ${row} of ${STEPS}`;
  }
}

export default { render: shown(Pad, "kmw-digit-pad", ["_answered"]) };
