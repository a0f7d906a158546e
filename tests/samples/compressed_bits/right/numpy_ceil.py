import numpy as np


def compressed_bits(n_pixels, n_colours):
    bits = int(np.ceil(np.log2(n_colours)))
    return 3 * 8 * n_colours + bits * n_pixels
