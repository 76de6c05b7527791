# Shared by the scripts of this folder; sourced, not run.
# shellcheck shell=bash disable=SC2034

# The checkout, whatever folder the caller stands in.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# What the build needs beside Rust: a linker, and a C compiler for the bundled SQLite.
build_packages=(gcc libc6-dev)
# What the window loads at run time under X11.
window_packages=(libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 libegl1 libgl1 libgl1-mesa-dri)
# The same under Wayland.
wayland_packages=(libwayland-client0 libwayland-cursor0 libwayland-egl1 libxkbcommon0)

say() {
  printf '%s\n' "$*" >&2
}

die() {
  say "$*"
  exit 1
}

# need_packages NAME…: installs the Debian packages that are missing. Other systems are left alone.
need_packages() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    return 0
  fi
  local package status missing=()
  for package in "$@"; do
    # A compiler of another make will do.
    if [ "$package" = gcc ] && command -v cc >/dev/null; then
      continue
    fi
    status=$(dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null || true)
    # A library may be there for several architectures: one line each.
    case $'\n'$status$'\n' in
      *$'\ninstalled\n'*) ;;
      *) missing+=("$package") ;;
    esac
  done
  if [ ${#missing[@]} -eq 0 ]; then
    return 0
  fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "These packages are missing, and there is no sudo to install them: ${missing[*]}"
    as_root=(sudo)
  fi
  say "Installing: ${missing[*]}"
  # The variable is set behind sudo, which drops the caller's. A fresh machine may be busy updating itself: wait.
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  if [ -z "${apt_lists_are_new:-}" ]; then
    "${apt[@]}" update >&2 </dev/null
    apt_lists_are_new=yes
  fi
  "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >&2 </dev/null
}

# need_rust: puts cargo on the PATH, or says how to get it.
need_rust() {
  if ! command -v cargo >/dev/null && [ -f "${CARGO_HOME:-$HOME/.cargo}/env" ]; then
    # shellcheck source=/dev/null
    . "${CARGO_HOME:-$HOME/.cargo}/env"
  fi
  command -v cargo >/dev/null || die "cargo is not installed. Get Rust from https://rustup.rs, then run this again."
}

# need_component COMMAND COMPONENT: makes sure that `cargo COMMAND` works.
need_component() {
  if cargo "$1" --version >/dev/null 2>&1; then
    return 0
  fi
  command -v rustup >/dev/null || die "\`cargo $1\` is missing, and there is no rustup to add it."
  say "Adding the Rust component $2"
  rustup component add "$2" >&2
}
