// Shapes in the plane, and numbers as they are written in a picture.

// A closed path through the points, which may be scaled by `size` and moved to a place first.
export function outline(points, size = 1, [x, y] = [0, 0]) {
  return `M${points.map(([dx, dy]) => [x + size * dx, y + size * dy]).join("L")}Z`;
}

export function pairs(flat) {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);
}

export function short(value) {
  return Number(value.toPrecision(4)).toLocaleString("en", { maximumFractionDigits: 6 });
}

// The part of a convex polygon that is nearer to `own` than to `other`: cut along the bisector between the two.
export function nearer(polygon, own, other) {
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
