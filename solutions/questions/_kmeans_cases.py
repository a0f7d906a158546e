"""The hidden inputs of `kmeans`, by family: each is drawn until no rounding can dispute a label on its way."""

import numpy as np

from grader.questions import Case
from solutions.questions import _kmeans_data as data
from solutions.questions import _kmeans_draw as wish
from solutions.questions._kmeans_draw import draw, is_fit, moves_firmly, takes
from solutions.questions._kmeans_run import follow
from solutions.questions._shared import cloud, fortran, strided, tenths, whole_numbers


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden inputs, the smallest first within each aspect."""
    families = (_ordinary, _stopping, _max_iter, _empty, _ties, _history, _numbers, _shapes)
    return [case for family in families for case in family(rng)]


def valid(case: Case) -> bool:
    """Whether the run is as clear as those that are drawn, with ties and empty clusters where they belong."""
    firmly = [moves_firmly] if case.aspect == "ordinary inputs" else []
    with_ties, run = case.aspect == "ties", follow(*case.arguments)
    equal = with_ties and len(np.unique(run.centroids[0], axis=0)) < len(run.centroids[0])
    return is_fit(run, *firmly, with_ties=with_ties, with_empty=equal or case.aspect == "empty clusters")


def _ordinary(rng: np.random.Generator) -> list[Case]:
    aspect = "ordinary inputs"
    six = draw(lambda: (tenths(rng, 6, 2), tenths(rng, 2, 2)), takes(2), moves_firmly)
    line = draw(lambda: data.started(rng, cloud(rng, 20, 1, 3.0), 3), takes(2), moves_firmly)
    space = draw(lambda: data.started(rng, cloud(rng, 40, 5), 4), takes(2), moves_firmly)
    poor = draw(lambda: data.poor_start(rng), moves_firmly)
    many = draw(lambda: data.started(rng, data.groups(rng, 70, 3), 3), takes(2), moves_firmly)
    crowd = draw(lambda: data.crowd(rng), moves_firmly)
    return [
        Case(aspect, "six points", six),
        Case(aspect, "one coordinate", line),
        Case(aspect, "five coordinates", space),
        Case(aspect, "two centroids in one group", poor),
        Case(aspect, "70 points in groups that overlap", many),
        Case(aspect, "900 points", crowd),
    ]


def _stopping(rng: np.random.Generator) -> list[Case]:
    aspect = "stopping"
    return [
        Case(aspect, "one cluster", draw(lambda: (tenths(rng, 5, 2), tenths(rng, 1, 2)), takes(1))),
        Case(aspect, "outer groups settle early", draw(lambda: data.settling(rng), wish.outer_settle_early)),
        Case(aspect, "sizes repeat", draw(lambda: data.started(rng, data.square(rng, 40), 3), wish.sizes_repeat)),
        Case(aspect, "moves that cancel out", draw(lambda: data.opposites(rng), takes(3))),
        Case(aspect, "18 iterations, downwards", draw(lambda: data.upright(data.one_by_one(rng, 18, -1)), takes(18))),
    ]


def _max_iter(rng: np.random.Generator) -> list[Case]:
    aspect = "max_iter"
    three = draw(lambda: (*data.started(rng, data.square(rng, 60), 4), 3), wish.is_cut_off)
    return [
        Case(aspect, "max_iter 1", draw(lambda: (*data.one_by_one(rng, 5, -1), 1), wish.is_cut_off)),
        Case(aspect, "max_iter 3", three),
        Case(aspect, "the default, upwards", draw(lambda: data.flat(data.one_by_one(rng, 104, 1)), wish.is_cut_off)),
    ]


def _empty(rng: np.random.Generator) -> list[Case]:
    aspect = "empty clusters"
    more = draw(lambda: (tenths(rng, 3, 2), tenths(rng, 5, 2)), takes(1), wish.last_is_empty, with_empty=True)
    first = draw(lambda: data.first_far_away(rng), takes(2), wish.first_is_empty, with_empty=True)
    return [
        Case(aspect, "more clusters than points", more),
        Case(aspect, "empty to the end", first),
        Case(aspect, "empty at first", draw(lambda: data.wins_later(rng), wish.second_wins_later, with_empty=True)),
        Case(aspect, "empty later on", draw(lambda: data.squeezed(rng), wish.becomes_empty, with_empty=True)),
        Case(aspect, "not empty, and its mean at zero", draw(lambda: data.about_zero(rng), takes(1))),
    ]


def _ties(rng: np.random.Generator) -> list[Case]:
    aspect = "ties"
    to_the_end = draw(lambda: data.tie_to_the_end(rng), wish.is_tied_throughout, with_ties=True)
    eight = draw(lambda: data.tie_to_the_end(rng, 8), wish.is_tied_throughout, with_ties=True)
    half_way = draw(lambda: data.half_way(rng), wish.tie_rule_matters, with_ties=True)
    equals = draw(lambda: data.duplicates(rng), takes(2), with_ties=True, with_empty=True)
    return [
        Case(aspect, "a tie to the end", to_the_end),
        Case(aspect, "eight ties to the end", eight),
        Case(aspect, "points half way", half_way),
        Case(aspect, "equal points, equal centroids", equals),
    ]


def _history(rng: np.random.Generator) -> list[Case]:
    aspect = "history"
    far = draw(lambda: data.started(rng, cloud(rng, 40, 4, 1.0, 1e3), 3), takes(3), moves_firmly)
    return [
        Case(aspect, "cut off by max_iter 3", draw(lambda: (*data.one_by_one(rng, 6, 1), 3), wish.is_cut_off)),
        Case(aspect, "8 iterations or more", draw(lambda: data.started(rng, data.square(rng, 110), 4), takes(8))),
        Case(aspect, "1000 from zero", far),
    ]


def _numbers(rng: np.random.Generator) -> list[Case]:
    aspect = "kinds of numbers"
    whole = draw(lambda: (whole_numbers(rng, 12, 2), whole_numbers(rng, 3, 2)), takes(2), moves_firmly)
    mixed = draw(lambda: (cloud(rng, 12, 2, 4.0), whole_numbers(rng, 3, 2)), takes(2), moves_firmly)
    far = draw(lambda: data.far_out(rng), wish.needs_float64, least_gap=0.02)
    huge = draw(lambda: data.started(rng, cloud(rng, 30, 2, 1e10), 3), takes(2), moves_firmly)
    tiny = draw(lambda: data.started(rng, cloud(rng, 60, 2, 1e-4), 3), takes(3), wish.has_a_tiny_step, moves_firmly)
    return [
        Case(aspect, "whole numbers", whole),
        Case(aspect, "whole centroids, points with decimals", mixed),
        Case(aspect, "of the order of 1e10", huge),
        Case(aspect, "of the order of 1e-4", tiny),
        Case(aspect, "a million from zero", far),
    ]


def _shapes(rng: np.random.Generator) -> list[Case]:
    aspect = "shapes and memory"
    X, C = draw(lambda: data.started(rng, cloud(rng, 20, 3), 3), takes(2), moves_firmly, wish.depends_on_order)
    locked = (fortran(X), fortran(C))
    for array in locked:
        array.flags.writeable = False
    wide = draw(lambda: (cloud(rng, 3, 5), cloud(rng, 2, 5)), takes(1), moves_firmly)
    each = draw(lambda: data.each_decides(rng), takes(1))
    return [
        Case(aspect, "80 coordinates, each decides for a point", each),
        Case(aspect, "n = k = 1", draw(lambda: (tenths(rng, 1, 1), tenths(rng, 1, 1)), takes(1))),
        Case(aspect, "more coordinates than points", wide),
        Case(aspect, "a centroid on each point", draw(lambda: data.settled(rng))),
        Case(aspect, "Fortran order, read-only", locked),
        Case(aspect, "strided, the last point first", (strided(X[::-1]), strided(C), 50)),
        Case(aspect, "260 clusters", draw(lambda: (*data.grid(rng), 1))),
    ]
