def compressed_bits(n_pixels, n_colours):
    return 8 * n_colours + n_pixels * (n_colours - 1).bit_length()
