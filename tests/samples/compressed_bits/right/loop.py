def compressed_bits(n_pixels, n_colours):
    bits = 0
    while 2**bits < n_colours:
        bits += 1
    return 24 * n_colours + bits * n_pixels
