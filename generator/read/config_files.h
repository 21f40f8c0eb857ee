/* Config files: whether what the configuration names exists.
 *
 * Apart from read/config.h, which needs no disk.
 *
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/finding.h"
#include "model/config.h"

/* Looks for the content root, the step lists, the theme's folder, the logo and the folders of
 * links.allow_outside. Each that is missing or of another kind is a finding (config-missing-file) with the nearest
 * name as a hint. FALSE when there was one. */
gboolean config_check_files(const Config *config, Arena *arena, Findings *findings);
