def compressed_bits(n_pixels, n_colours):
    return 24 * n_pixels // (24 * n_colours + n_pixels * (n_colours - 1).bit_length())
