// What stands beside the plot: the curve of the cost J, the legend, the scores.

import { element } from "courselab/shared.js";
import { outline, short } from "./geometry.js";

export const CURVE = { width: 240, height: 288, left: 46, right: 232, top: 28, bottom: 246 };

// J after each half step: a square is an assignment, a circle an update, a large mark a rise.
export function drawCurve(svg, model) {
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

export function drawLegend(list, plot) {
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

export function drawScores(list, model) {
  const rows = model.get("_scores");
  const terms = ([name, value]) => [element("dt", {}, null, name), element("dd", {}, null, value)];
  list.replaceChildren(...rows.flatMap(terms));
  list.hidden = !rows.length;
}
