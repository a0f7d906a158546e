// What the widgets share: coming into the page, making elements, showing sentences, reading arrays, asking Python.

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = ["svg", "g", "path", "text", "line", "circle"];
const PATIENCE = 4000; // Milliseconds without an answer before the learner is told.

// Make an element of HTML or SVG. Text is always set as text: what a learner wrote is never read as HTML.
export function element(name, attributes = {}, parent = null, text = "") {
  const made = SHAPES.includes(name) ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  parent?.append(made);
  return made;
}

// Show sentences in a box with a tone: "plain", "right" or "wrong". The same again is not read aloud again.
export function say(box, tone, sentences) {
  box.dataset.tone = tone;
  if ([...box.children].map((one) => one.textContent).join("\n") === sentences.join("\n")) return;
  box.replaceChildren(...sentences.map((sentence) => element("p", {}, null, sentence)));
}

// Read an array that Python sent as bytes. They are copied, since they may begin at any offset.
export function numbers(view, Type) {
  return new Type(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
}

// Requests to Python, and a word to the learner where no answer comes.
export class Line {
  constructor(model, onSilence) {
    Object.assign(this, { model, onSilence, unanswered: 0, newest: null, timer: null });
  }

  // For what changes many times a second: while Python is busy, only the newest is kept.
  askNewest(request, buffers = []) {
    if (this.unanswered) this.newest = { request, buffers };
    else this.ask(request, buffers);
  }

  ask(request, buffers = []) {
    this.unanswered += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.silent(), PATIENCE);
    try { this.model.send(request, undefined, buffers); } catch { this.silent(); }
  }

  silent() {
    clearTimeout(this.timer);
    this.unanswered = 0;
    this.onSilence();
  }

  answered() {
    this.unanswered = Math.max(0, this.unanswered - 1);
    if (this.unanswered) return;
    clearTimeout(this.timer);
    const newest = this.newest;
    this.newest = null;
    if (newest) this.ask(newest.request, newest.buffers);
  }
}

// Return what a front end calls to show a view: a class with `key` for every key that is pressed in the page, `changed`
// for every change of the named traits, and perhaps `stop` for the end.
export function shown(View, name, traits) {
  const events = traits.map((trait) => `change:${trait}`).join(" ");
  return ({ model, el }) => {
    el.classList.add("courselab", name);
    el.dataset.lmSuppressShortcuts = "true";
    const view = new View(model, el);
    const onKey = (event) => view.key(event);
    const onChange = () => view.changed();
    // Notebook 7 takes the arrow keys in the capture phase of the document: the window comes before it.
    window.addEventListener("keydown", onKey, true);
    model.on(events, onChange);
    return () => {
      view.stop?.();
      window.removeEventListener("keydown", onKey, true);
      model.off(events, onChange);
    };
  };
}
