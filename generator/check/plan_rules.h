/* Rules of the plan: whether all of it, and going back, fits the window; whether checkpoints come in time. Pure.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/book.h"

/* The way forward fits the window; and so does the way forward up to the point of no return (or to the end), with
 * going back from there behind it, as far as both are known. */
void check_windows(const Book *book, Findings *findings);

/* No checkpoint is planned after the last moment at which it can be decided. */
void check_late_checkpoints(const Book *book, Findings *findings);
