def compressed_bits(n_pixels, n_colours):
    return 24 * n_colours + int(float(n_pixels)) * (n_colours - 1).bit_length()
