def compressed_bits(n_pixels, n_colours):
    return n_colours * 24 + n_pixels * (n_colours - 1).bit_length()
