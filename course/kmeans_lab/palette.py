"""How a cluster looks, in one place: a colour that colour-blind readers can tell apart, and a shape as a second cue.

Colours: M. Okabe and K. Ito, "Color Universal Design", 2008, without yellow, which is too faint on white.
"""

from dataclasses import dataclass

COLOURS = (
    ("blue", "#0072B2"),
    ("orange", "#E69F00"),
    ("green", "#009E73"),
    ("pink", "#CC79A7"),
    ("red", "#D55E00"),
    ("light blue", "#56B4E9"),
    ("black", "#000000"),
)
SHAPES = (
    ("circles", "o"),
    ("squares", "s"),
    ("triangles", "^"),
    ("diamonds", "D"),
    ("plus signs", "P"),
    ("upside-down triangles", "v"),
    ("hexagons", "h"),
    ("left-pointing triangles", "<"),
    ("pentagons", "p"),
    ("right-pointing triangles", ">"),
)
CENTROID_SHAPE = "X"


@dataclass(frozen=True)
class Style:
    """The colour and the marker of one cluster, and the words for them, such as "blue circles"."""

    colour: str
    marker: str
    words: str


def style(cluster: int) -> Style:
    """Return the style of cluster 0, 1, 2, ... The first 70 clusters all look different."""
    colour_name, colour = COLOURS[cluster % len(COLOURS)]
    shape_name, marker = SHAPES[cluster % len(SHAPES)]
    return Style(colour, marker, f"{colour_name} {shape_name}")
