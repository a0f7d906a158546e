from fractions import Fraction


def compressed_bits(n_pixels, n_colours):
    return int(Fraction(n_colours) * 24 + Fraction(n_pixels) * (n_colours - 1).bit_length())
