"""K-Means in exact fractions, for the numbers that the lessons state."""

from fractions import Fraction

Point = tuple[Fraction, ...]
PEOPLE: list[Point] = [tuple(map(Fraction, point)) for point in [(0, 0), (1, 1), (1, 2), (4, 3), (3, 4), (6, 6)]]
FIRST: list[Point] = [tuple(map(Fraction, point)) for point in [(4, 5), (5, 4)]]


def squared_distance(a: Point, b: Point) -> Fraction:
    return sum(((p - q) ** 2 for p, q in zip(a, b, strict=True)), Fraction(0))


def mean(points: list[Point]) -> Point:
    return tuple(sum(column, Fraction(0)) / len(points) for column in zip(*points, strict=True))


def assign(points: list[Point], centroids: list[Point]) -> list[int]:
    """Label each point; `index` finds the lowest of equals."""
    rows = [[squared_distance(point, centroid) for centroid in centroids] for point in points]
    return [row.index(min(row)) for row in rows]


def move(points: list[Point], labels: list[int], centroids: list[Point]) -> list[Point]:
    members = [
        [point for point, label in zip(points, labels, strict=True) if label == j] for j in range(len(centroids))
    ]
    return [mean(group) if group else kept for group, kept in zip(members, centroids, strict=True)]


def cost(points: list[Point], labels: list[int], centroids: list[Point]) -> Fraction:
    return sum((squared_distance(p, centroids[j]) for p, j in zip(points, labels, strict=True)), Fraction(0))


def half_steps(points: list[Point], centroids: list[Point]) -> tuple[list[int], list[Point], list[Fraction]]:
    """Run k-means in exact fractions until no centroid moves; return labels, centroids and J after each half step."""
    costs: list[Fraction] = []
    while True:
        labels = assign(points, centroids)
        moved = move(points, labels, centroids)
        if moved == centroids:
            return labels, centroids, costs
        costs += [cost(points, labels, centroids), cost(points, labels, moved)]
        centroids = moved
