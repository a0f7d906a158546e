import numpy as np


def compressed_bits(n_pixels, n_colours):
    return 24 * n_colours + n_pixels * int(np.ceil(np.log2(np.float32(n_colours))))
