#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The recipes for Conan, vcpkg and Debian say of the library what meson.build says. Conan itself is not needed: a few
lines stand for what our recipe asks of it.

    recipes.py TOP
"""
import importlib.util
import json
import pathlib
import re
import shutil
import sys
import tempfile
import types

top = pathlib.Path(sys.argv[1]).resolve()
packaging = top / 'packaging'
sys.path.insert(0, str(top / 'tests'))
sys.dont_write_bytecode = True
from tap import Points  # noqa: E402

facts = (top / 'meson.build').read_text()


def fact(pattern):
    return re.search(pattern, facts, re.MULTILINE).group(1)


VERSION = fact(r"^  version: '(.*?)'")
BOOST = fact(r"^boost_version = '(.*?)'")
SODIUM = fact(r"^sodium_version = '(.*?)'")
STANDARD = fact(r"'cpp_std=c\+\+(\d+)'")
DESCRIPTION = re.search(r"^  description: '(.*?)'", (packaging / 'meson.build').read_text(), re.MULTILINE).group(1)


# --- Conan ---------------------------------------------------------------------------------------

def copy(_, pattern, src, dst):
    """conan.tools.files.copy: what matches `pattern` below `src`, at any depth, to the same place below `dst`."""
    for path in pathlib.Path(src).rglob('*'):
        name = path.relative_to(src)
        if path.is_file() and re.fullmatch(re.escape(pattern).replace(r'\*', '.*'), name.as_posix()):
            (pathlib.Path(dst) / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, pathlib.Path(dst) / name)


def conan_modules():
    """The modules that the recipe imports."""
    modules = {name: types.ModuleType(name) for name in
               ('conan', 'conan.tools', 'conan.tools.build', 'conan.tools.cmake', 'conan.tools.files')}
    modules['conan'].ConanFile = object
    modules['conan.tools.build'].check_min_cppstd = lambda recipe, standard: recipe.said.append(standard)
    modules['conan.tools.build'].can_run = lambda recipe: False
    modules['conan.tools.cmake'].CMake = modules['conan.tools.cmake'].cmake_layout = None
    modules['conan.tools.files'].copy = copy
    modules['conan.tools.files'].load = lambda recipe, path: pathlib.Path(path).read_text()
    return modules


def recipe_of(path):
    sys.modules |= conan_modules()
    spec = importlib.util.spec_from_file_location('recipe', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return next(it for it in vars(module).values() if isinstance(it, type) and it.__module__ == 'recipe')


def conan(points):
    recipe = recipe_of(packaging / 'conan' / 'conanfile.py')
    of_test = recipe_of(packaging / 'conan' / 'test_package' / 'conanfile.py')
    points.ok(callable(of_test.build) and callable(of_test.test), "Conan's test package is a recipe")

    def made(with_libsodium):
        it = recipe()
        it.said, it.needed = [], {}
        it.recipe_folder = str(packaging / 'conan')
        it.options = types.SimpleNamespace(with_libsodium=with_libsodium)
        it.settings = types.SimpleNamespace(os='Linux')
        it.requires = lambda reference, **_: it.needed.update([reference.split('/')])
        it.cpp_info = types.SimpleNamespace(components={
            name: types.SimpleNamespace() for name in ('wire', 'choreography', 'whole')})
        return it

    whole, parts = made(True), made(False)
    for it in (whole, parts):
        it.set_version()
        it.requirements()
        it.validate()
        it.package_info()
    points.ok((recipe.name, whole.version, recipe.description) == ('handfast', VERSION, DESCRIPTION),
              "Conan's recipe has the name, the version and the description", whole.version, recipe.description)
    points.ok(whole.needed == {'boost': f'[>={BOOST} <2]', 'libsodium': f'[>={SODIUM} <2]'} and
              whole.said == [int(STANDARD)], "Conan's recipe needs what meson.build needs", whole.needed, whole.said)
    points.ok(list(parts.needed) == ['boost'] and not vars(parts.cpp_info.components['whole']),
              'without libsodium it has the parts alone', parts.needed)

    with tempfile.TemporaryDirectory() as folder:
        whole.export_sources_folder = whole.source_folder = f'{folder}/source'
        whole.package_folder = f'{folder}/package'
        whole.export_sources()
        whole.package()
        packaged = {path.relative_to(whole.package_folder) for path in pathlib.Path(whole.package_folder).rglob('*.hpp')}
        there = {path.relative_to(top) for path in (top / 'include').rglob('*.hpp')}
        points.ok(packaged == there and pathlib.Path(whole.package_folder, 'licenses', 'LICENSE').exists(),
                  "Conan's package has all headers and the licence", *sorted(packaged ^ there))


# --- vcpkg and Debian -----------------------------------------------------------------------------

def vcpkg(points):
    port = json.loads((packaging / 'vcpkg' / 'vcpkg.json').read_text())
    points.ok((port['name'], port['version-semver'], port['description'], port['license']) ==
              ('handfast', VERSION, DESCRIPTION, 'BSL-1.0'), "vcpkg's port has the name, the version and the description")
    needed, for_asio = ({it['name']: it['version>='] for it in whole['dependencies']}
                        for whole in (port, port['features']['asio']))
    points.ok(needed == {'boost-hana': f'{BOOST}.0', 'libsodium': SODIUM}, "vcpkg's port needs what meson.build needs", needed)
    headers = (path.read_text() for path in (top / 'include' / 'handfast' / 'net').rglob('*.hpp'))
    included = {name for text in headers for name in re.findall(r'^#include <boost/(asio|beast)\W', text, re.MULTILINE)}
    points.ok(for_asio == {f'boost-{name}': f'{BOOST}.0' for name in included},
              "the feature asio of vcpkg's port needs what net/asio includes", for_asio, included)


def debian(points):
    control = (packaging / 'debian' / 'control').read_text()
    newest = (packaging / 'debian' / 'changelog').read_text().splitlines()[0]
    points.ok(newest.startswith(f'handfast ({VERSION}) '), "Debian's changelog begins with the version", newest)
    for name, version in {'libboost-dev': BOOST, 'libsodium-dev': SODIUM}.items():
        points.ok(control.count(f' {name} (>= {version})') == 2, f'{name} is needed as of {version}, for building and for use')
    meson = fact(r"^  meson_version: '>=(.*?)'")
    points.ok(f' meson (>= {meson}),' in control, f'Debian\'s package is built by Meson {meson} or newer')
    copyright = (packaging / 'debian' / 'copyright').read_text()
    licence = ''.join(f' {line or "."}\n' for line in (top / 'LICENSE').read_text().splitlines())
    points.ok(copyright.endswith(licence), "Debian's copyright file ends with LICENSE")


def cmake(points):
    targets = (packaging / 'cmake' / 'handfastTargets.cmake').read_text()
    points.ok(set(re.findall(r'cxx_std_(\d+)', targets)) == {STANDARD}, "CMake's targets ask for the same C++")


def main():
    points = Points()
    for part in (conan, vcpkg, debian, cmake):
        part(points)
    return points.done()


if __name__ == '__main__':
    sys.exit(main())
