import math

POWERS = (1, 2, 4, 8, 16, 32, 64, 128, 256)


def compressed_bits(n_pixels, n_colours):
    bits = int(math.log2(n_colours))
    return 24 * n_colours + n_pixels * (bits if n_colours in POWERS else bits + 1)
