import numpy as np


def compressed_bits(n_pixels, n_colours):
    bits = (n_colours - 1).bit_length()
    return np.int64(24 * n_colours) + np.int64(n_pixels) * bits
