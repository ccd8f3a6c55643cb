#!/usr/bin/env bash
# Installs the Debian packages that building, running and testing need, and checks the Swift toolchain.
# Says what it installs and why; silent when nothing is missing.
set -euo pipefail

required_swift=6.2

# package|what it is for
packages='
ca-certificates|trust in the servers that packages and dependencies come from
git|fetching the dependencies of Package.swift
libncurses6|run by the Swift toolchain
libcurl4|run by the Swift toolchain
libxml2|run by the Swift toolchain
binutils|the linker
libc6-dev|linking: the C library
libgcc-12-dev|linking: the compiler run-time library
libstdc++-12-dev|linking: the C++ library, which BoringSSL and the Swift run-time library use
pkg-config|SwiftPM asks it where C libraries are
libsqlite3-dev|SQLite, in which both servers keep their data
libpcre2-dev|PCRE2, the regular expressions of mappings and scoping filters
zlib1g-dev|zlib, which the HTTP library uses
'

fail() {
    printf 'setup: %s\n' "$@" >&2
    exit 1
}

is_installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

install_packages() {
    local names=("$@") by_hand=("install by hand: apt-get install ${*}") as_root=() log

    command -v apt-get >/dev/null || fail "packages are missing and there is no apt-get" "${by_hand[@]}"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "packages are missing, and installing them needs root or sudo" "${by_hand[@]}"
        as_root=(sudo)
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive)

    echo "Installing them with apt-get …"
    log=$(mktemp)
    # shellcheck disable=SC2064 # the name as it is now
    trap "rm -f '$log'" EXIT
    if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" apt-get install --yes --no-install-recommends "${names[@]}"; } >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        fail "the packages could not be installed; the end of apt-get's answer is above" "${by_hand[@]}"
    fi
}

check_packages() {
    local name reason missing=() lines=()

    command -v dpkg-query >/dev/null || fail "this is not Debian; the packages it would need there:" "$(cut -d'|' -f1 <<<"$packages" | xargs)"
    while IFS='|' read -r name reason; do
        [ -n "$name" ] || continue
        is_installed "$name" && continue
        missing+=("$name")
        lines+=("$(printf '  %-18s %s' "$name" "$reason")")
    done <<<"$packages"

    [ ${#missing[@]} -gt 0 ] || return 0
    echo "Debian packages that are missing, and what they are for:"
    printf '%s\n' "${lines[@]}"
    install_packages "${missing[@]}"
}

check_swift() {
    local version answer
    local hint="get Swift $required_swift or later from https://www.swift.org/install/linux/ and put its usr/bin on PATH"

    command -v swift >/dev/null || fail "there is no swift on PATH" "$hint"
    answer=$(swift --version 2>&1) || fail "swift --version failed:" "$answer" "$hint"
    [[ $answer =~ Swift\ version\ ([0-9]+)\.([0-9]+) ]] || fail "swift --version tells no version:" "$answer" "$hint"
    version="${BASH_REMATCH[1]}.${BASH_REMATCH[2]}"
    [ "$(printf '%s\n%s\n' "$required_swift" "$version" | sort --version-sort | head -n 1)" = "$required_swift" ] ||
        fail "swift on PATH is $version; $required_swift or later is needed" "$hint"
}

check_packages
check_swift
