def compressed_bits(n_pixels, n_colours):
    def bits(n):
        return 0 if n <= 1 else 1 + bits((n + 1) // 2)

    return 24 * n_colours + bits(n_colours) * n_pixels
