/* What can be wrong with a template, and its limits.
 *
 * SPDX-License-Identifier: MIT
 */
#include "render/template_error.h"

G_DEFINE_QUARK(stepbook - template - error - quark, template_error)
