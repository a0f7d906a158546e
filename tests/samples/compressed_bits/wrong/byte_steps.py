def compressed_bits(n_pixels, n_colours):
    bits = (n_colours - 1).bit_length()
    return 24 * n_colours + n_pixels * (8 * -(-bits // 8))
