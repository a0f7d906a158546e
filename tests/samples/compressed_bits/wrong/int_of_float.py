import math


def compressed_bits(n_pixels, n_colours):
    return int(24 * n_colours + n_pixels * float(math.ceil(math.log2(n_colours))))
