# SPDX-License-Identifier: Apache-2.0
# Sourced by ./steadyback and ./run-tests: installs the Debian packages that are missing.

build_packages="gcc make cmake pkg-config libclips-dev libxml2-dev libjansson-dev nettle-dev
    libxslt1-dev libical-dev libmicrohttpd-dev"
proof_packages="cadical" # a program that `prove` asks
bench_packages="swi-prolog-nox python3"
test_packages="$proof_packages g++ libcmocka-dev python3 python3-jsonschema clang-format locales parallel strace libxml2-utils chromium firefox-esr
    fonts-liberation cmark-gfm clang-14 libclang-rt-14-dev clang-tidy cppcheck valgrind"
page_packages="emscripten zopfli"
studio_packages=
# Programs that may have come from elsewhere: only what is not there is installed.
command -v java >/dev/null 2>&1 || test_packages="$test_packages default-jre-headless"
command -v npm >/dev/null 2>&1 || {
    test_packages="$test_packages nodejs npm"
    page_packages="$page_packages nodejs npm"
    studio_packages="nodejs npm"
}

# install_missing PACKAGE...: says which are missing and installs them, with sudo when not root.
install_missing() {
    installed=$(dpkg-query -W -f '/${Package} ${Status}\n' "$@" 2>/dev/null || true)
    missing=
    for package in "$@"; do
        case "$installed" in
        *"/$package install ok installed"*) ;;
        *) missing="$missing $package" ;;
        esac
    done
    [ -z "$missing" ] && return 0
    echo "steadyback: installing Debian packages:$missing" >&2
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 || {
            echo "steadyback: please install them as root: apt-get install$missing" >&2
            return 1
        }
        as_root=sudo
    fi
    $as_root apt-get -q update >&2 || return 1
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q install --yes --no-install-recommends $missing >&2
}

# install_test_tools: what tests need from npm, by their lock files: those of the pages, and
# validators of FHIR.
install_test_tools() {
    for tools in tests/browser tests/exchange; do
        cmp -s $tools/package-lock.json $tools/node_modules/.installed && continue
        echo "steadyback: installing the test tools of $tools with npm" >&2
        (cd $tools && npm ci --silent --ignore-scripts >&2) &&
            cp $tools/package-lock.json $tools/node_modules/.installed || return 1
    done
}
