"""Fractions that are one character: "½", "⅓", "⅞"."""

import unicodedata
from decimal import Decimal
from fractions import Fraction

FRACTION_SIGNS = {
    sign: (fraction.numerator, fraction.denominator)
    for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
    for fraction in [Fraction(unicodedata.numeric(sign)).limit_denominator(10)]
}
"""What each is: how many parts of how many."""

DECIMALS = {
    sign: f"{Decimal(parts) / of:f}".partition(".")[2] for sign, (parts, of) in FRACTION_SIGNS.items() if 1000 % of == 0
}
"""The decimals of those that have an end: "5" of "½", "125" of "⅛"."""
