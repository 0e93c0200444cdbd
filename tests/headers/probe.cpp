// SPDX-License-Identifier: BSL-1.0
// Compiled so that headers.py finds in compile_commands.json how this build compiles a file of its own.
#include <handfast/version.hpp>
static_assert(HANDFAST_VERSION_MAJOR >= 0);
