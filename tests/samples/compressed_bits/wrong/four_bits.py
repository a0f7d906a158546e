def compressed_bits(n_pixels, n_colours):
    return 24 * n_colours + 4 * n_pixels
