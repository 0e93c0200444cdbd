# SPDX-License-Identifier: BSL-1.0
# What meson.build says of the library: handfast_version, handfast_boost_version and handfast_sodium_version.
file(READ "${CMAKE_CURRENT_LIST_DIR}/../../meson.build" handfast_facts)
foreach(handfast_fact version boost_version sodium_version)
  string(REGEX MATCH "\n *${handfast_fact}(:| =) '([^']+)'" handfast_line "${handfast_facts}")
  set(handfast_${handfast_fact} "${CMAKE_MATCH_2}")
endforeach()
