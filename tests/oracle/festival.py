# Makes festival.csv: the days of Spring Festival 1990-2050 as the first new moon from 21 January on, day in Chinese
# time (UTC+8), by Meeus, Astronomical Algorithms (1998), chapter 49. ICU 78's Chinese calendar gives the same
# days except 2027 (7 instead of 6 February) and 2030 (2 instead of 3 February), where new moon falls within 8 minutes of
# midnight; the calendar's official tables have these here.
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import pathlib
from math import radians, sin


def new_moon(k):
    t = k / 1236.85
    e = 1 - 0.002516 * t
    m = radians(2.5534 + 29.10535670 * k)
    n = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    f = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    o = radians(124.7746 - 1.56375588 * k)
    day = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
    day += (-.40720 * sin(n) + .17241 * e * sin(m) + .01608 * sin(2 * n) + .01039 * sin(2 * f)
            + .00739 * e * sin(n - m) - .00514 * e * sin(n + m) + .00208 * e * e * sin(2 * m)
            - .00111 * sin(n - 2 * f) - .00057 * sin(n + 2 * f) + .00056 * e * sin(2 * n + m) - .00042 * sin(3 * n)
            + .00042 * e * sin(m + 2 * f) + .00038 * e * sin(m - 2 * f) - .00024 * e * sin(2 * n - m)
            - .00017 * sin(o) - .00007 * sin(n + 2 * m))
    seconds = 86400 * (day - 2451545) - 69  # terrestrial time to universal time
    return (datetime.datetime(2000, 1, 1, 12) + datetime.timedelta(seconds=seconds, hours=8)).date()


days = {}
for k in range(-150, 640):
    d = new_moon(k)
    if 1990 <= d.year <= 2050 and (d.month, d.day) >= (1, 21):
        days.setdefault(d.year, d.isoformat())
pathlib.Path(__file__).with_suffix(".csv").write_text("\n".join(["date", *days.values()]) + "\n")
