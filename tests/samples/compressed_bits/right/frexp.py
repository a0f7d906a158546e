import math


def compressed_bits(n_pixels, n_colours):
    return n_colours * 24 + n_pixels * math.frexp(n_colours - 1)[1]
