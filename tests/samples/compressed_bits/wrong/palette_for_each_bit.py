def compressed_bits(n_pixels, n_colours):
    bits = (n_colours - 1).bit_length()
    return 24 * 2**bits + n_pixels * bits
