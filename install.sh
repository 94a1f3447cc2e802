#!/bin/bash
# Installs, upgrades, repairs and removes Two-Factor Status on a cPanel & WHM server.
#
# One rename switches everything. The page (index.cgi) names its template by a hash of the content, as the template
# names its script and styles: all that is new is laid down beside the old, one rename of index.cgi makes it live,
# then the old is removed. So at every moment the old version or the new one is served whole, whatever becomes of
# this script; what it leaves lying about when it is killed, its next run clears away.

# Many people type `sh install.sh`, and sh is bash in its POSIX mode, or another shell.
if [ -z "${BASH_VERSION:-}" ]; then exec bash "$0" "$@"; fi
set +o posix

set -Eeuo pipefail
trap 'echo "install.sh: this script is not complete, copy it again; nothing was changed." >&2; exit 1' EXIT

umask 022
shopt -s dotglob nullglob
export LC_ALL=C
unset CDPATH
# The caller's PATH stays in front: it is root's own, and sudo and cron have set it to a safe one.
PATH=$PATH:/usr/sbin:/usr/bin:/sbin:/bin

readonly name=twofactor_status title='Two-Factor Status'
readonly minimum_major=11 minimum_minor=110
readonly grace_seconds=2 lock_seconds=60

phase=checking       # checking: nothing is touched yet; changing: all can be undone; committed: only tidying is left
committed_outcome='' # how things stand once nothing is undone any more
added=() replaced=() # what this run put in place where nothing was, and where something was
made=()              # directories that this run made
staged=''            # the file that is being written
unrestored=()        # what could not be undone
is_version_switched='' is_registration_touched=''

usage() {
  cat <<USAGE
usage: ./install.sh [--uninstall | --status | --help | --version]

Run it as root on a server with cPanel & WHM $minimum_minor or newer, from the unpacked release archive.

  (no option)   installs $title, upgrades it, or repairs it
  --uninstall   removes it and leaves nothing behind
  --status      says which version is installed, whether it is registered, and whether its files are intact
  --help        prints this text
  --version     says which version this release is

With DESTDIR=/some/root everything happens below that directory, with the cPanel commands found there.

Exit codes:
  0  done (--status: installed, registered and intact)
  1  failed, and everything is as it was before (--status: not installed, not registered, or damaged)
  2  wrong usage
  3  not a usable WHM server; nothing was touched
USAGE
}

# --- Failing and undoing ---------------------------------------------------------------------------------------------

# Says in one sentence what happened and how things stand now, and ends the script.
fail() {
  local outcome='nothing was changed'
  trap '' INT TERM HUP
  trap - EXIT
  set +e
  if [[ $phase == changing ]]; then
    undo 2>/dev/null
    outcome='everything is as it was before'
    ((${#unrestored[@]} == 0)) || outcome="not everything could be undone, look at ${unrestored[*]}"
  elif [[ $phase == committed ]]; then
    outcome=$committed_outcome
  fi
  echo "install.sh: $1; $outcome." >&2
  exit 1
}

refuse_server() {
  trap - EXIT
  echo "install.sh: $1; nothing was changed." >&2
  exit 3
}

# Runs a command quietly; when it fails, says what could not be done, and why.
attempt() {
  local deed=$1 said
  said=$("${@:2}" 2>&1) || fail "could not $deed${said:+ (${said##*: })}"
}

start_changing() {
  phase=changing
  trap 'fail "stopped by an unexpected error"' EXIT
  trap 'fail "interrupted"' INT TERM HUP
}

# What is done is done: from here on things are only tidied, and nothing is undone any more.
commit() {
  committed_outcome=$1
  trap '' INT TERM HUP
  phase=committed
}

finish() {
  trap - EXIT INT TERM HUP
}

undo() {
  local index
  restore_registration || unrestored+=("$registration")
  for ((index = ${#replaced[@]} - 1; index >= 0; index--)); do
    put_back "${replaced[index]}" || unrestored+=("${replaced[index]}")
  done
  wait_for_open_pages
  for ((index = ${#added[@]} - 1; index >= 0; index--)); do
    rm -f -- "${added[index]}" || unrestored+=("${added[index]}")
  done
  rm -rf -- "$workspace" ${staged:+"$staged"} || unrestored+=("$workspace")
  for ((index = ${#made[@]} - 1; index >= 0; index--)); do
    [[ ! -d ${made[index]} ]] || rmdir -- "${made[index]}" || unrestored+=("${made[index]}")
  done
}

# A page that was answered a moment ago still has to find its template, script and styles.
wait_for_open_pages() {
  [[ -z $is_version_switched ]] || sleep "$grace_seconds"
}

# --- Looking before touching -----------------------------------------------------------------------------------------

set_paths() {
  root=''
  if [[ -n ${DESTDIR:-} ]]; then
    [[ $DESTDIR == /* ]] || DESTDIR=$PWD/$DESTDIR
    root=$(cd "$DESTDIR" 2>/dev/null && pwd -P) || refuse_server "DESTDIR is not a directory: $DESTDIR"
    [[ $root != / ]] || root=''
  fi
  cpanel=$root/usr/local/cpanel
  docroot=$cpanel/whostmgr/docroot
  addon=$docroot/cgi/addons/$name
  templates=$docroot/templates/$name
  icon=$docroot/addon_plugins/$name.png
  registration=$root/var/cpanel/apps/$name.conf
  workspace=$docroot/templates/.$name.work
  # What a killed run can have left outside the plugin's own directories.
  leftovers=("$workspace" "$(staging_name "$icon")")
  leftovers+=("$(keeping_name "$addon")" "$(keeping_name "$templates")" "$(keeping_name "$icon")")
}

require_root() {
  [[ -n $root ]] || ((EUID == 0)) || fail 'this has to be run as root'
}

require_whm() {
  local path
  for path in "$cpanel/version" "$docroot/cgi" "$docroot/templates" "$cpanel"/bin/{register,unregister}_appconfig; do
    [[ -e $path ]] || refuse_server "this is not a server with cPanel & WHM, $path is missing"
  done
}

require_whm_version() {
  local version=''
  read -r version <"$cpanel/version" || [[ -n $version ]] || refuse_server "$cpanel/version is empty"
  [[ $version =~ ^([0-9]{1,6})\.([0-9]{1,6})(\.[0-9]+)*$ ]] ||
    refuse_server "$cpanel/version does not hold a version number"
  local -i major=10#${BASH_REMATCH[1]} minor=10#${BASH_REMATCH[2]}
  ((major > minimum_major || (major == minimum_major && minor >= minimum_minor))) ||
    refuse_server "$title needs cPanel & WHM $minimum_major.$minimum_minor or newer, and this server has $version"
}

# The release lies beside this script in the archive, and in dist/ in a checkout that has been built.
find_release() {
  local here
  here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
  for release in "$here" "$here/dist"; do
    [[ ! -f $release/SHA256SUMS ]] || return 0
  done
  fail "there is no release in $here: take the release archive, or build one there (npm ci && npm run build)"
}

read_release_version() {
  release_version=''
  [[ ! -f $release/VERSION ]] || release_version=$(<"$release/VERSION")
  [[ $release_version =~ ^[0-9][0-9A-Za-z.+-]*$ ]] || fail_damaged 'VERSION is not readable'
}

# Compares the release with the checksums that the build wrote, and reads them into `sums`.
check_release() {
  local line path said
  declare -gA sums=()
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line =~ ^([0-9a-f]{64})\ [\ *]([A-Za-z0-9_-][A-Za-z0-9._/-]*)$ ]] || fail_damaged 'SHA256SUMS is not readable'
    sums[${BASH_REMATCH[2]}]=${BASH_REMATCH[1]}
  done <"$release/SHA256SUMS"
  said=$(cd "$release" && sha256sum --check --strict --quiet SHA256SUMS 2>&1) || fail_damaged "${said%%$'\n'*}"
  for path in "$release"/{appconfig,plugin}/* "$release"/plugin/assets/*; do
    [[ -d $path || -n ${sums[${path#"$release/"}]:-} ]] || fail_damaged "${path#"$release/"} is not in SHA256SUMS"
  done
  sort_release
}

# Finds out what there is to install, and that nothing is missing without which there is no page.
sort_release() {
  local path
  template='' notice='' assets=()
  for path in "${!sums[@]}"; do
    case $path in
      plugin/assets/*) assets+=("${path#plugin/assets/}") ;;
      plugin/index-*.tmpl) template=${path#plugin/} ;;
      plugin/notice-*.tmpl) notice=${path#plugin/} ;;
    esac
  done
  for path in VERSION "appconfig/$name.conf" plugin/{index.cgi,"$name.png"} "plugin/${template:-index-*.tmpl}"; do
    [[ -n ${sums[$path]:-} ]] || fail_damaged "$path is missing"
  done
  [[ $(template_of "$release/plugin/index.cgi") == "$template" ]] || fail_damaged "index.cgi does not name $template"
  path=$(notice_of "$release/plugin/index.cgi")
  [[ $path == "$notice" ]] || fail_damaged "${path:-$notice} is missing"
  ((${#assets[@]} > 0)) || fail_damaged 'plugin/assets is missing'
  read_release_version
}

fail_damaged() {
  fail "the release in $release is damaged or not complete ($1)"
}

# The plugin's own directories are not to lead elsewhere.
require_own_directories() {
  local path
  for path in "$addon" "$addon/assets" "$templates"; do
    [[ ! -L $path ]] || fail "$path is a symbolic link"
  done
}

# A second run waits for the first. The lock is on a directory: it leaves no file behind, and dies with its holder.
take_lock() {
  { exec 9<"$docroot"; } 2>/dev/null || fail "could not read $docroot"
  flock --wait "$lock_seconds" 9 || fail 'another run of install.sh is at work on this server'
}

# --- What is installed -----------------------------------------------------------------------------------------------

# The template that a page (index.cgi) names.
template_of() {
  [[ ! -f $1 || ! $(<"$1") =~ $name/(index-[0-9a-f]+\.tmpl) ]] || echo "${BASH_REMATCH[1]}"
}

# The notice that a page (index.cgi) shows where it cannot show itself: a template that lies beside it.
notice_of() {
  [[ ! -f $1 || ! $(<"$1") =~ (notice-[0-9a-f]+\.tmpl) ]] || echo "${BASH_REMATCH[1]}"
}

version_of() {
  [[ ! -f $1 || ! $(<"$1") =~ \$VERSION\ =\ \'([0-9A-Za-z.+-]+)\' ]] || echo "${BASH_REMATCH[1]}"
}

# The list of an installed version's files goes by its template's name, so that every version has its own.
manifest_of() {
  echo "$templates/${1%.tmpl}.sha256"
}

is_there() {
  [[ -e $1 || -L $1 ]]
}

# The value that an AppConfig file gives to a key.
value_of() {
  local line
  while IFS= read -r line || [[ -n $line ]]; do
    [[ ! $line =~ ^[[:space:]]*$1[[:space:]]*=[[:space:]]*(.*[^[:space:]])[[:space:]]*$ ]] || echo "${BASH_REMATCH[1]}"
  done <"$2"
}

# Is the plugin registered as a file says? WHM stores its own version of the file: what counts is compared, not bytes.
is_registered_as() {
  local key
  [[ -f $registration ]] || return 1
  for key in name service url user acls entryurl; do
    [[ $(value_of "$key" "$registration") == "$(value_of "$key" "$1")" ]] || return 1
  done
}

# --- Changing files --------------------------------------------------------------------------------------------------

# Where a file is written until it is complete, and where the former one is kept: beside it, so that a rename suffices,
# and never under a name that WHM would execute.
staging_name() { echo "${1%/*}/.${1##*/}.new"; }
keeping_name() { echo "${1%/*}/.${1##*/}.old"; }

make_directory() {
  [[ ! -d $1 ]] || return 0
  made+=("$1")
  attempt "make $1" mkdir -m 755 -- "$1"
}

# A private place, gone in the end, for the registration as it was and for what cPanel's commands say.
make_workspace() {
  attempt "make $workspace" mkdir -m 700 -- "$workspace"
  [[ ! -f $registration ]] || attempt "read $registration" cp -- "$registration" "$workspace/$name.conf"
}

# Puts a file in place: written and checked under another name, then renamed, so that it never stands there in part.
place() {
  local source=$1 target=$2 mode=$3 sum=$4
  staged=$(staging_name "$target")
  attempt "write $target" install -m "$mode" -- "$source" "$staged"
  [[ $(sha256sum <"$staged") == "$sum  -" ]] || fail "could not write $target (it came out different)"
  attempt "write $target" sync -- "$staged"
  keep "$target"
  attempt "write $target" mv -fT -- "$staged" "$target"
  staged=''
  placed[$target]=yes
}

# Keeps what stands in a place, so that it can be put back.
keep() {
  if is_there "$1"; then
    replaced+=("$1")
    attempt "replace $1" ln -fT -- "$1" "$(keeping_name "$1")"
  else
    added+=("$1")
  fi
}

set_aside() {
  is_there "$1" || return 0
  replaced+=("$1")
  attempt "remove $1" mv -fT -- "$1" "$(keeping_name "$1")"
}

put_back() {
  local kept
  kept=$(keeping_name "$1")
  if [[ $kept -ef $1 ]]; then # nothing has replaced it yet, and mv refuses to rename a file to itself
    rm -f -- "$kept"
  elif is_there "$kept"; then
    mv -fT -- "$kept" "$1"
  fi
}

# What a killed run left lying about, or this one needs no more. Everything with such a name is this script's own.
remove_leftovers() {
  attempt 'remove what is left of another run' \
    rm -rf -- "${leftovers[@]}" {"$addon","$addon/assets","$templates"}/.[!.]*
}

# --- Changing the registration ---------------------------------------------------------------------------------------

# Runs one of cPanel's commands. It restarts WHM's daemon, which is to inherit neither the lock nor a pipe to wait for.
run_cpanel() {
  "$cpanel/bin/$1" "$2" </dev/null >"$workspace/said" 2>&1 9<&-
}

fail_registration() {
  local said
  said=$(tail -n 1 -- "$workspace/said")
  fail "$1${said:+ (it said: ${said%.})}"
}

# A command that claims success is not believed: what counts is the file that WHM reads.
register() {
  is_registration_touched=yes
  run_cpanel register_appconfig "$1" || fail_registration 'WHM did not accept the registration'
  is_registered_as "$1" || fail_registration "register_appconfig did not put the registration into $registration"
}

unregister() {
  [[ -e $registration ]] || return 0
  is_registration_touched=yes
  run_cpanel unregister_appconfig "$name" || fail_registration 'WHM did not take the registration back'
  [[ ! -e $registration ]] || fail_registration "unregister_appconfig left $registration in place"
}

restore_registration() {
  local former=$workspace/$name.conf
  [[ -n $is_registration_touched ]] || return 0
  if [[ ! -f $former ]]; then
    [[ ! -e $registration ]] || run_cpanel unregister_appconfig "$name"
    [[ ! -e $registration ]]
  elif [[ ! -f $registration || $(<"$registration") != "$(<"$former")" ]]; then
    run_cpanel register_appconfig "$former" && is_registered_as "$former"
  fi
}

# --- The commands ----------------------------------------------------------------------------------------------------

install_plugin() {
  find_release
  set_paths
  require_root
  require_whm
  require_whm_version
  check_release
  require_own_directories
  take_lock
  local former
  former=$(version_of "$addon/index.cgi")
  start_changing
  remove_leftovers
  make_workspace
  lay_down
  switch
  register "$release/appconfig/$name.conf"
  attempt 'wait for open pages' wait_for_open_pages
  commit "version $release_version is installed all the same, and another run tidies up"
  remove_stale
  finish
  case $former in
    '') echo "$title $release_version is installed." ;;
    "$release_version") echo "$title $release_version is installed anew." ;;
    *) echo "$title $release_version is installed; it replaces version $former." ;;
  esac
  echo "Open it in WHM » Plugins » $title."
}

# All that the new page needs, beside the old page and what that needs.
lay_down() {
  local asset path sum
  declare -gA placed=()
  for path in "${addon%/*}" "${icon%/*}" "$addon" "$addon/assets" "$templates"; do
    make_directory "$path"
  done
  for asset in "${assets[@]}"; do
    place "$release/plugin/assets/$asset" "$addon/assets/$asset" 644 "${sums["plugin/assets/$asset"]}"
  done
  place "$release/plugin/$template" "$templates/$template" 644 "${sums["plugin/$template"]}"
  [[ -z $notice ]] || place "$release/plugin/$notice" "$addon/$notice" 644 "${sums["plugin/$notice"]}"
  list_files >"$workspace/manifest"
  sum=$(sha256sum <"$workspace/manifest")
  place "$workspace/manifest" "$(manifest_of "$template")" 644 "${sum%% *}"
}

# Every file as it will be installed, with its checksum, for --status.
list_files() {
  local asset
  echo "${sums["plugin/index.cgi"]}  ${addon#"$root/"}/index.cgi"
  for asset in "${assets[@]}"; do
    echo "${sums["plugin/assets/$asset"]}  ${addon#"$root/"}/assets/$asset"
  done
  echo "${sums["plugin/$template"]}  ${templates#"$root/"}/$template"
  [[ -z $notice ]] || echo "${sums["plugin/$notice"]}  ${addon#"$root/"}/$notice"
  echo "${sums["plugin/$name.png"]}  ${icon#"$root/"}"
}

switch() {
  local former
  former=$(template_of "$addon/index.cgi")
  place "$release/plugin/index.cgi" "$addon/index.cgi" 755 "${sums["plugin/index.cgi"]}"
  [[ -z $former || $former == "$template" ]] || is_version_switched=yes
  place "$release/plugin/$name.png" "$icon" 644 "${sums["plugin/$name.png"]}"
}

# The plugin's directories hold what this version has, and nothing else.
remove_stale() {
  local path
  remove_leftovers
  placed["$addon/assets"]=yes
  for path in "$addon"/* "$addon"/assets/* "$templates"/*; do
    [[ -n ${placed[$path]:-} ]] || attempt "remove $path" rm -rf -- "$path"
  done
  attempt "set the mode of $addon" chmod 755 -- "$addon" "$addon/assets" "$templates"
}

uninstall_plugin() {
  set_paths
  require_root
  require_whm
  require_own_directories
  take_lock
  if ! has_traces; then
    echo "$title is not installed; there is nothing to do."
    return
  fi
  local former
  former=$(version_of "$addon/index.cgi")
  start_changing
  remove_leftovers
  make_workspace
  unregister
  set_aside "$addon"
  set_aside "$templates"
  set_aside "$icon"
  commit 'the plugin is not in WHM any more all the same, and another run with --uninstall tidies up'
  remove_leftovers
  finish
  echo "$title${former:+ $former} is removed."
}

has_traces() {
  local path
  for path in "$addon" "$templates" "$icon" "$registration" "${leftovers[@]}"; do
    ! is_there "$path" || return 0
  done
  return 1
}

show_status() {
  set_paths
  require_root
  require_whm
  local version damage is_registered=no
  if ! is_there "$addon/index.cgi" && ! is_there "$registration"; then
    echo "$title is not installed."
    return 1
  fi
  [[ ! -f $registration ]] || is_registered=yes
  version=$(version_of "$addon/index.cgi")
  damage=$(find_damage)
  echo "version:    ${version:-unknown}"
  echo "registered: $is_registered"
  echo "files:      ${damage:-intact}"
  [[ $is_registered == yes && -z $damage ]]
}

# Says what is wrong with the installed files, and nothing when they are intact.
find_damage() {
  local manifest failed
  manifest=$(manifest_of "$(template_of "$addon/index.cgi")")
  if [[ ! -f $manifest ]]; then
    echo "damaged (there is no list of them)"
  elif ! failed=$(cd "$root/" && sha256sum --check --strict --quiet "$manifest" 2>/dev/null); then
    echo "damaged (${failed//$'\n'/, })"
  elif [[ ! -x $addon/index.cgi ]]; then
    echo 'damaged (index.cgi is not executable)'
  fi
}

show_version() {
  find_release
  read_release_version
  echo "$name $release_version"
}

main() {
  trap - EXIT
  case $#:${1-} in
    0:) install_plugin ;;
    1:--uninstall) uninstall_plugin ;;
    1:--status) show_status ;;
    1:--help) usage ;;
    1:--version) show_version ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
}

# In braces, so that a script that was cut off within these lines does nothing either.
{
  main "$@"
  exit
}
