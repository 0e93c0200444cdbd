# SPDX-License-Identifier: BSL-1.0
"""A recipe for Conan 2: conan create packaging/conan -s compiler.cppstd=20"""
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy, load

required_conan_version = ">=2.0"


class Handfast(ConanFile):
    name = "handfast"
    description = "Protocols written once, as types: codecs, endpoints, guards and diagrams; TLS on top"
    license = "BSL-1.0"
    topics = ("tls", "protocols", "serialization", "session-types", "header-only")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    # Without libsodium there are wire and choreography alone.
    options = {"with_libsodium": [True, False]}
    default_options = {"with_libsodium": True}
    no_copy_source = True

    @property
    def _top(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        facts = load(self, os.path.join(self._top, "meson.build"))
        self.version = re.search(r"^  version: '(.*?)'", facts, re.MULTILINE).group(1)

    def export_sources(self):
        copy(self, "include/*.hpp", src=self._top, dst=self.export_sources_folder)
        copy(self, "LICENSE", src=self._top, dst=self.export_sources_folder)

    def requirements(self):
        self.requires("boost/[>=1.78 <2]", options={"header_only": True})
        if self.options.with_libsodium:
            self.requires("libsodium/[>=1.0.18 <2]")

    def validate(self):
        check_min_cppstd(self, 20)

    def package_id(self):
        self.info.clear()

    def package(self):
        copy(self, "include/*.hpp", src=self.source_folder, dst=self.package_folder)
        copy(self, "LICENSE", src=self.source_folder, dst=os.path.join(self.package_folder, "licenses"))

    def package_info(self):
        # By Conan's rules the targets are handfast::wire, handfast::choreography and, for all there is,
        # handfast::handfast; and for pkg-config handfast-wire, handfast-choreography and handfast.
        requires = {"wire": ["boost::headers"], "choreography": ["boost::headers"]}
        if self.options.with_libsodium:
            requires["whole"] = ["wire", "choreography", "libsodium::libsodium"]
        for name, others in requires.items():
            component = self.cpp_info.components[name]
            component.requires = others
            component.bindirs = []
            component.libdirs = []
            if name == "whole" and self.settings.os in ("Linux", "FreeBSD"):
                component.system_libs = ["pthread"]
