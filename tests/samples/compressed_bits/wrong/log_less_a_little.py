import math


def compressed_bits(n_pixels, n_colours):
    return 24 * n_colours + n_pixels * math.ceil(math.log2(n_colours) - 0.001)
