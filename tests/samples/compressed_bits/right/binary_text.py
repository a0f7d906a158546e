def compressed_bits(n_pixels, n_colours):
    bits = len(bin(n_colours - 1)) - 2 if n_colours > 1 else 0
    return bits * n_pixels + n_colours * 24
