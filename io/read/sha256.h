/* SHA-256 (FIPS 180-4) of bytes in memory. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SHA256_H
#define SHA256_H

#include <stddef.h>
#include <stdint.h>

void sha256(const void *bytes, size_t n, uint8_t out[32]);

#endif
