#!/bin/bash -p
# Installs, upgrades, repairs and removes Two-Factor Status on a cPanel & WHM server.

# Nothing in the caller's environment is to change how this runs: bash in its privileged mode (-p) takes no startup file,
# options or functions from it. Many people type `sh install.sh`, and sh is bash in its POSIX mode, or another shell.
case ${BASH_VERSION:+bash}:$- in
  bash:*p*) ;;
  *)
    POSIXLY_CORRECT=1 # so that no function that was handed down takes the place of exec
    if [ -f "$0" ]; then exec /bin/bash -p "$0" "$@"; fi
    ;;
esac
set +o posix
set -Eeuo pipefail
trap 'echo "install.sh: this script is not complete, copy it again; nothing was changed." >&2; exit 1' EXIT

# One rename switches everything. The page (index.cgi) names its templates by a hash of the content, as the template
# names its script and styles: all that is new is laid down beside the old, one rename of index.cgi makes it live,
# then the old is removed. So at every moment the old version or the new one is served whole, whatever becomes of
# this script; what it leaves lying about when it is killed, its next run clears away.

umask 022
# What this shell does not take from the environment the commands that it runs might.
export -n SHELLOPTS BASHOPTS
unset -v BASH_ENV ENV BASH_COMPAT POSIXLY_CORRECT CDPATH GLOBIGNORE TMOUT GREP_OPTIONS
shopt -s dotglob nullglob
export LC_ALL=C
# The caller's PATH stays in front: it is root's own, and sudo and cron have set it to a safe one.
PATH=$PATH:/usr/sbin:/usr/bin:/sbin:/bin

# Functions that were handed down do nothing here, but the commands that are run might take them.
handed_down=()
while IFS= read -r -d '' variable; do
  [[ $variable != BASH_FUNC_* ]] || handed_down+=(-u "${variable%%=*}")
done < <(env -0)
((${#handed_down[@]} == 0)) || [[ ! -f $0 ]] || exec env "${handed_down[@]}" /bin/bash -p "$0" "$@"

readonly name=twofactor_status title='Two-Factor Status'
readonly minimum_major=11 minimum_minor=110
readonly own_acl=software-$name driver_source=plugin/privilege/Cpanel/Config/ConfigObj/Driver
readonly cron_line='23 * * * * root /usr/sbin/whm-2fa collect'
readonly grace_seconds=2 lock_seconds=60

phase=checking       # checking: nothing is touched yet; changing: all can be undone; committed: only tidying is left
committed_outcome='' # how things stand once nothing is undone any more
added=() replaced=() # what this run put in place where nothing was, and where something was
made=()              # directories that this run made
staged=''            # the file that is being written
unrestored=()        # what could not be undone
unremoved=()         # what could not be removed, by its full path
unremoved_reason=''  # why not
turn=''              # a number behind the names of this run's own files, where another run's could not be removed
is_version_switched='' is_registration_touched='' is_timer_stopped='' are_privileges_touched=''

collect=''            # the timer: yes, no, kept as it is, or impossible; empty where there is none
textfile_directory='' # where its metrics go, where that was given
own_privilege=''      # the privilege of its own: yes, no, or kept; empty where there is none
is_repair=''          # is only to be installed again where something is missing

usage() {
  cat <<USAGE
usage: ./install.sh [--uninstall | --status | --help | --version]
       ./install.sh [--collect [--textfile-directory=DIR] | --no-collect] [--own-privilege | --no-own-privilege]
       ./install.sh --repair

Run it as root on a server with cPanel & WHM $minimum_minor or newer, from the unpacked release archive.

  (no option)   installs $title, upgrades it, or repairs it
  --collect     also installs a systemd timer that collects the numbers each hour, and keeps the release beside it, so that
                what an update of cPanel removes is put back; --textfile-directory says where node_exporter reads
                metrics, if that is not found by itself. Upgrades keep the timer
  --no-collect  also removes the timer, and the metrics that it wrote
  --own-privilege, --no-own-privilege
                who may open the page: whoever is given "Two-Factor Status" in WHM's Edit Reseller Privileges
                ($own_acl); or, as it is without these options, whoever may create accounts
                (create-acct). Upgrades keep it
  --repair      installs it again only if files are missing or damaged, or if it is not registered; the timer does it
  --uninstall   removes it and leaves nothing behind but what WHM keeps in resellers' own files, and the exceptions
                in /etc/$name, which are the provider's
  --status      says in its first line one word: current (this release, intact and registered), older, newer (another
                version, intact), damaged (or not registered, or something is left) or absent; then which version is
                installed, whether it is registered and intact, and what is left that does not belong there
  --help        prints this text
  --version     says which version this release is

With DESTDIR=/some/root everything happens below that directory, with the cPanel commands found there.

Exit codes:
  0  done (--status: current)
  1  failed, and everything is as it was before; or something could not be removed, which is named
     (--status: anything but current)
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
    rm -rf -- "${added[index]}" || unrestored+=("${added[index]}")
  done
  [[ -z $is_timer_stopped ]] || systemctl start "$timer_unit" || unrestored+=("$timer_unit")
  [[ -z $are_privileges_touched ]] || touch -- "$drivers"
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
  programs=$root/usr/local/$name
  noted_directories=$programs/directories
  remembered=$root/var/lib/$name
  exceptions=$root/etc/$name/exceptions.csv
  drivers=$cpanel/Cpanel/Config/ConfigObj/Driver
  driver=$drivers/$name.pm
  driver_meta=$drivers/$name/META.pm
  privilege_mark=$addon/own-privilege
  timer_unit=$name-collect.timer service_unit=$name-collect.service
  units=$root/etc/systemd/system
  timer_link=$units/timers.target.wants/$timer_unit
  compiles=$root/var/cpanel/template_compiles
  stores=$root/var/cpanel/whm/nvdata
  # Links by which the command line is found, and where each of them leads within a version's directory.
  declare -gA links=(
    [$root/usr/sbin/whm-2fa]=whm-2fa
    [$root/usr/local/share/man/man8/whm-2fa.8]=man/whm-2fa.8
    [$root/usr/local/share/bash-completion/completions/whm-2fa]=completion/whm-2fa.bash
  )
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
locate_release() {
  here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
  for release in "$here" "$here/dist"; do
    [[ ! -f $release/SHA256SUMS ]] || return 0
  done
  release=''
}

find_release() {
  locate_release
  [[ -n $release ]] || fail "there is no release in $here: take the release archive, or build one there (npm ci && npm run build)"
}

read_release_version() {
  release_version=''
  [[ ! -f $release/VERSION ]] || release_version=$(<"$release/VERSION")
  [[ $release_version =~ ^[0-9][0-9A-Za-z.+-]*$ ]] || fail_damaged 'VERSION is not readable'
}

# Reads the checksums that the build wrote into `sums`.
read_sums() {
  local line
  declare -gA sums=()
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line =~ ^([0-9a-f]{64})\ [\ *]([A-Za-z0-9_-][A-Za-z0-9._/-]*)$ ]] || fail_damaged 'SHA256SUMS is not readable'
    sums[${BASH_REMATCH[2]}]=${BASH_REMATCH[1]}
  done <"$release/SHA256SUMS"
}

# Compares the release with the checksums that the build wrote.
check_release() {
  local path said
  local -a folders=()
  read_sums
  said=$(cd "$release" && sha256sum --check --strict --quiet SHA256SUMS 2>&1) || fail_damaged "${said%%$'\n'*}"
  # What is missing is told of by `sort_release`.
  for path in "$release"/{appconfig,plugin}; do
    [[ ! -d $path ]] || folders+=("$path")
  done
  while IFS= read -r -d '' path; do
    [[ -n ${sums[${path#"$release/"}]:-} ]] || is_desktop_file "${path##*/}" ||
      fail_damaged "${path#"$release/"} is not in SHA256SUMS"
  done < <(((${#folders[@]} == 0)) || find "${folders[@]}" -mindepth 1 -name '.*' -prune -o ! -type d -print0)
  sort_release
}

# What desktops leave beside files, and what a release never holds: names that begin with a dot, and these.
is_desktop_file() {
  [[ ${1,,} == @(.*|*~|thumbs.db|ehthumbs.db|desktop.ini|$'icon\r') ]]
}

# Finds out what there is to install, and that nothing is missing without which there is no page.
sort_release() {
  local path
  template='' notice='' assets=() commands=()
  for path in "${!sums[@]}"; do
    case $path in
      plugin/assets/*) is_desktop_file "${path##*/}" || assets+=("${path#plugin/assets/}") ;;
      plugin/command-line/*) is_desktop_file "${path##*/}" || commands+=("${path#plugin/command-line/}") ;;
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
  [[ ${#commands[@]} == 0 || -n ${sums[plugin/command-line/whm-2fa]:-} ]] || fail_damaged 'whm-2fa is missing'
  read_release_version
}

fail_damaged() {
  fail "the release in $release is damaged or not complete ($1)"
}

# The plugin's own directories are not to lead elsewhere.
require_own_directories() {
  local path
  for path in "$addon" "$addon/assets" "$templates" "$programs" "$programs"/*; do
    [[ ! -L $path ]] || fail "$path is a symbolic link"
  done
}

# Below DESTDIR it is asked whether the system there has systemd, elsewhere whether it is what runs this server.
has_systemd() {
  local path
  [[ -n $root ]] || { [[ -d /run/systemd/system ]]; return; }
  for path in etc/systemd usr/lib/systemd lib/systemd run/systemd/system; do
    [[ ! -d $root/$path ]] || return 0
  done
  return 1
}

# What is to become of the timer: what the caller says, or else what was there before.
decide_collect() {
  if [[ -z $collect ]]; then
    ! is_there "$units/$service_unit" && ! is_there "$units/$timer_unit" && ! is_there "$timer_link" || collect=kept
  elif [[ $collect == yes ]] && ! has_systemd; then
    collect=impossible
  fi
}

# Which privilege is to be asked for: what the caller says, or else what was there before. Any trace of it counts, because an
# update of cPanel may have removed the others.
decide_privilege() {
  [[ -z $own_privilege ]] || return 0
  if is_there "$driver" || is_there "$driver_meta" || is_there "$privilege_mark" ||
    { [[ -f $registration ]] && [[ $(value_of acls "$registration") == "$own_acl" ]]; }; then
    own_privilege=kept
  fi
}

is_privilege_own() {
  [[ $own_privilege == @(yes|kept) ]]
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
  is_registered_but_for_acls "$1" && [[ $(value_of acls "$registration") == "$(value_of acls "$1")" ]]
}

is_registered_but_for_acls() {
  local key
  [[ -f $registration ]] || return 1
  for key in name service url user entryurl; do
    [[ $(value_of "$key" "$registration") == "$(value_of "$key" "$1")" ]] || return 1
  done
}

# Is it registered as the release is, with the privilege that was chosen?
is_registered() {
  local acls
  acls=$(value_of acls "$release/appconfig/$name.conf")
  ! is_privilege_own || acls=$own_acl
  is_registered_but_for_acls "$release/appconfig/$name.conf" && [[ $(value_of acls "$registration") == "$acls" ]]
}

# --- Changing files --------------------------------------------------------------------------------------------------

# Where a file is written until it is complete, and where the former one is kept: beside it, so that a rename suffices,
# and never under a name that WHM would execute.
staging_name() { echo "${1%/*}/.${1##*/}.new$turn"; }
keeping_name() { echo "${1%/*}/.${1##*/}.old$turn"; }

# Makes directories, and those above them. Which of them are not the plugin's own is written down before, so that the
# uninstallation finds them, whatever becomes of this run.
make_directories() {
  local path
  local -a missing=()
  for path in "$@"; do list_missing "$path"; done
  note_directories
  for path in "${missing[@]}"; do
    [[ -d $path ]] || make_directory "$path"
  done
}

make_directory() {
  made+=("$1")
  attempt "make $1" mkdir -m 755 -- "$1"
}

# Adds what is not there yet to `missing`, the upper ones first.
list_missing() {
  ! is_own_directory "$1" || placed[$1]=yes
  [[ -n $1 && $1 != "$root" && -z ${seen[$1]:-} ]] || return 0
  seen[$1]=yes
  list_missing "${1%/*}"
  [[ -d $1 ]] || missing+=("$1")
}

is_own_directory() {
  [[ $1/ == "$addon"/* || $1/ == "$templates"/* || $1/ == "$programs"/* || $1 == "${driver%.pm}" ]]
}

note_directories() {
  local path noted='' sum
  [[ ! -f $noted_directories ]] || noted=$(<"$noted_directories")$'\n'
  for path in "${missing[@]}"; do
    is_own_directory "$path" || [[ $'\n'$noted == *$'\n'${path#"$root/"}$'\n'* ]] || noted+=${path#"$root/"}$'\n'
  done
  [[ -n $noted ]] || return 0
  [[ -d $programs ]] || make_directory "$programs"
  printf %s "$noted" >"$workspace/directories"
  sum=$(sha256sum <"$workspace/directories")
  place "$workspace/directories" "$noted_directories" 644 "${sum%% *}"
}

# A private place, gone in the end, for the registration as it was and for what cPanel's commands say.
make_workspace() {
  attempt "make $workspace" mkdir -m 700 -- "$workspace"
  [[ ! -f $registration ]] || attempt "read $registration" cp -- "$registration" "$workspace/$name.conf"
}

# Puts a file in place: written and checked under another name, then renamed, so that it never stands there in part.
place() {
  local source=$1 target=$2 mode=$3 sum=$4
  placed[$target]=yes
  ! is_in_place "$target" "$mode" "$sum" || return 0
  staged=$(staging_name "$target")
  attempt "write $target" install -m "$mode" -- "$source" "$staged"
  [[ $(sha256sum <"$staged") == "$sum  -" ]] || fail "could not write $target (it came out different)"
  attempt "write $target" sync -- "$staged"
  keep "$target"
  attempt "write $target" mv -fT -- "$staged" "$target"
  staged=''
}

# Puts a symbolic link in place, by a rename, too.
place_link() {
  local destination=$1 target=$2
  placed[$target]=yes
  [[ ! -L $target || $(readlink -- "$target") != "$destination" ]] || return 0
  staged=$(staging_name "$target")
  attempt "write $target" ln -sfT -- "$destination" "$staged"
  keep "$target"
  attempt "write $target" mv -fT -- "$staged" "$target"
  staged=''
}

is_in_place() {
  [[ -f $1 && ! -L $1 && -O $1 && $(stat -c %a -- "$1") == "$2" && $(sha256sum <"$1") == "$3  -" ]]
}

# Keeps what stands in a place, so that it can be put back.
keep() {
  if [[ -d $1 && ! -L $1 ]]; then # which no page is served from, and which cannot be linked
    replaced+=("$1")
    attempt "replace $1" mv -fT -- "$1" "$(keeping_name "$1")"
  elif is_there "$1"; then
    replaced+=("$1")
    attempt "replace $1" ln -fT -- "$1" "$(keeping_name "$1")"
  else
    added+=("$1")
  fi
}

# What cannot be moved is left for `remove`, which gets as far as it can.
set_aside() {
  is_there "$1" || return 0
  replaced+=("$1")
  mv -fT -- "$1" "$(keeping_name "$1")" 2>/dev/null || return 0
}

put_back() {
  local kept
  kept=$(keeping_name "$1")
  if is_same_entry "$kept" "$1"; then # nothing has replaced it yet, and mv refuses to rename a file to itself
    rm -f -- "$kept"
  elif is_there "$kept"; then
    [[ ! -d $kept || -L $kept ]] || rm -rf -- "$1"
    mv -fT -- "$kept" "$1"
  fi
}

is_same_entry() {
  is_there "$1" && is_there "$2" && [[ $(stat -c %d:%i -- "$1") == "$(stat -c %d:%i -- "$2")" ]]
}

# --- Removing --------------------------------------------------------------------------------------------------------

# Removes what stands in a place, as far as it can be removed. What stays is kept in mind, and does not stop the run.
remove() {
  local said path
  is_there "$1" || return 0
  said=$(rm -rf -- "$1" 2>&1) && return 0
  while IFS= read -r -d '' path; do
    unremoved_reason=${said##*: }
    is_unremoved "$path" || unremoved+=("$path")
  done < <(list_contents "$1")
}

is_unremoved() {
  local path
  ((${#unremoved[@]} > 0)) || return 1
  for path in "${unremoved[@]}"; do
    [[ $path != "$1" ]] || return 0
  done
  return 1
}

# The files in a place, and directories in which there is nothing; each ends with a zero byte.
list_contents() {
  ! is_there "$1" || find -P "$1" \( ! -type d -o -empty \) -print0
}

# A path on one line, whatever it is made of.
show_path() {
  echo "${1//[[:cntrl:]]/?}"
}

# Ends the run in which something could not be removed.
fail_unremoved() {
  local path list=''
  ((${#unremoved[@]} > 0)) || return 0
  for path in "${unremoved[@]:0:10}"; do
    list+=${list:+, }$(show_path "$path")
  done
  ((${#unremoved[@]} <= 10)) || list+=" and $((${#unremoved[@]} - 10)) more"
  fail "could not remove $list${unremoved_reason:+ ($unremoved_reason)}"
}

# What a killed run left lying about, or this one needs no more. Everything with such a name is this script's own.
list_leftovers() {
  local path
  for path in "$docroot/templates/.$name.work"{,[0-9]} "$addon" "$templates" "$icon" "${!links[@]}" \
    "$units/$service_unit" "$units/$timer_unit" "$timer_link" "$driver" "${driver%.pm}"; do
    case $path in
      *.work*) printf '%s\0' "$path" ;;
      *) printf '%s\0' "${path%/*}/.${path##*/}".{new,old}{,[0-9]} ;;
    esac
  done
  for path in {"$addon","$addon/assets","$templates","${driver%.pm}"}/.[!.]*; do printf '%s\0' "$path"; done
  [[ ! -d $programs ]] || find "$programs" -mindepth 1 -name '.*' -prune -print0
}

remove_leftovers() {
  remove_all list_leftovers
}

# What a list names, each entry ended by a zero byte.
remove_all() {
  local path
  while IFS= read -r -d '' path; do remove "$path"; done < <("$@")
}

# Takes other names where what stays of another run would be in the way.
choose_names() {
  while is_turn_taken; do
    ((${turn:-0} < 9)) || fail_unremoved
    turn=$((${turn:-0} + 1))
  done
  workspace+=$turn
  unremoved=()
}

is_turn_taken() {
  local path
  ((${#unremoved[@]} > 0)) || return 1
  for path in "${unremoved[@]}"; do
    [[ ! $path =~ /\.[^/]+\.(new|old|work)$turn(/|$) ]] || return 0
  done
  return 1
}

# A directory of WHM's may be a link to another place, but not to one outside of DESTDIR.
is_within_root() {
  local place
  place=$(cd "$1" 2>/dev/null && pwd -P) && [[ $place == "$root"/* ]]
}

# WHM's engine keeps what it has compiled below a directory of its own, each template by its path.
list_compiled() {
  ! is_within_root "$compiles" || find -H "$compiles" -type d \
    \( -path "*/whostmgr/docroot/templates/$name" -o -path "*/whostmgr/docroot/cgi/addons/$name" \) -prune -print0 2>/dev/null
}

# What WHM keeps of the plugin for users with root's privileges. Of other resellers it lies in a file that is WHM's own.
list_stores() {
  local directory
  is_within_root "$stores" || return 0
  for directory in "$stores"/*; do
    [[ ! -d $directory || -L $directory ]] || ! is_there "$directory/$name.yaml" ||
      printf '%s\0' "$directory/$name.yaml"
  done
}

# What `whm-2fa collect` wrote for node_exporter: where the timer was told to, or where it looked.
list_metrics() {
  local file
  while IFS= read -r -d '' file; do
    file=$root$file/$name.prom
    [[ ! -f $file || -L $file || ! -O $file ]] || printf '%s\0' "$file"
  done < <(list_textfile_directories)
}

# Before anything is removed: a run that was killed may have left only its copy of the unit that says where they are.
find_metrics() {
  mapfile -d '' -t metrics < <(list_metrics)
}

remove_metrics() {
  local path
  for path in "${metrics[@]}"; do remove "$path"; done
}

list_textfile_directories() {
  local file line argument
  local -a arguments
  for file in "$units"/{,.}"$service_unit"{,.old,.d/*.conf}; do
    [[ -f $file ]] || continue
    while IFS= read -r line || [[ -n $line ]]; do
      [[ ! $line =~ ^ExecStart=.*--textfile-directory=[\"\']?([^[:space:]\"\']+) ]] || printf '%s\0' "${BASH_REMATCH[1]}"
    done <"$file"
  done
  for file in "$root"/proc/[0-9]*/cmdline; do
    mapfile -d '' -t arguments 2>/dev/null <"$file" || continue
    [[ ${arguments[0]:-} == *node*exporter* ]] || continue
    for argument in "${arguments[@]:1}"; do
      [[ $argument != --collector.textfile.directory=/* ]] || printf '%s\0' "${argument#*=}"
    done
  done
  printf '%s\0' /var/lib/node_exporter/textfile_collector /var/lib/prometheus/node-exporter
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

# A privilege of its own is known to WHM before the page is registered with it, and until it is not any more.
register_release() {
  local line
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line != acls=* ]] || ! is_privilege_own || line=acls=$own_acl
    printf '%s\n' "$line"
  done <"$release/appconfig/$name.conf" >"$workspace/release.conf"
  register "$workspace/release.conf"
  [[ $own_privilege == no ]] || return 0
  remove_privilege
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
  local former
  find_release
  set_paths
  require_root
  require_whm
  require_whm_version
  check_release
  require_own_directories
  take_lock
  # Whoever has removed the plugin while its timer waited here does not want it back.
  [[ -z $is_repair || -f $release/SHA256SUMS ]] || return 0
  former=$(version_of "$addon/index.cgi")
  decide_collect
  decide_privilege
  find_metrics
  start_changing
  remove_leftovers
  choose_names
  make_workspace
  lay_down
  switch
  switch_timer
  register_release
  attempt 'wait for open pages' wait_for_open_pages
  commit "version $release_version is installed all the same, and what is named has to be removed by hand"
  [[ $collect != no ]] || remove_metrics
  remove_stale
  fail_unremoved
  committed_outcome="version $release_version is installed all the same"
  start_timer
  finish
  case $former in
    '') echo "$title $release_version is installed." ;;
    "$release_version") echo "$title $release_version is installed anew." ;;
    *) echo "$title $release_version is installed; it replaces version $former." ;;
  esac
  echo "Open it in WHM » Plugins » $title."
  case $own_privilege in
    yes) echo "Grant it to resellers in WHM » Resellers » Edit Reseller Privileges: $title ($own_acl)." ;;
    no) echo 'It is open to every reseller who may create accounts (create-acct).' ;;
  esac
  case $collect in
    yes) echo 'The numbers are collected each hour, by a systemd timer.' ;;
    no) echo 'The numbers are not collected any more.' ;;
    impossible) echo "There is no systemd here and so no timer; in a file in /etc/cron.d this line does the same: $cron_line" ;;
  esac
}

# Installs the plugin again where an update of cPanel, or whatever else, has damaged it.
repair_plugin() {
  find_release
  set_paths
  require_root
  require_whm
  read_sums
  sort_release
  decide_privilege
  local version
  version=$(version_of "$addon/index.cgi")
  if [[ -n $version && $version != "$release_version" ]]; then
    echo "Version $version is installed; there is nothing to repair for version $release_version."
  elif [[ -n $(find_damage) ]] || ! is_registered; then
    is_repair=yes
    install_plugin
  fi
}

# All that the new page needs, beside the old page and what that needs.
lay_down() {
  local asset path sum
  declare -gA placed=() seen=()
  make_directories "${addon%/*}" "${icon%/*}" "$addon" "$addon/assets" "$templates"
  for asset in "${assets[@]}"; do
    place "$release/plugin/assets/$asset" "$addon/assets/$asset" 644 "${sums["plugin/assets/$asset"]}"
  done
  place "$release/plugin/$template" "$templates/$template" 644 "${sums["plugin/$template"]}"
  [[ -z $notice ]] || place "$release/plugin/$notice" "$addon/$notice" 644 "${sums["plugin/$notice"]}"
  lay_down_commands
  ! is_privilege_own || lay_down_privilege
  list_files >"$workspace/manifest"
  sum=$(sha256sum <"$workspace/manifest")
  place "$workspace/manifest" "$(manifest_of "$template")" 644 "${sum%% *}"
}

# The command line, in a directory of this version's own.
lay_down_commands() {
  local path mode
  local -a directories=()
  ((${#commands[@]} > 0)) || return 0
  for path in "${commands[@]}"; do directories+=("$(dirname -- "$programs/$release_version/$path")"); done
  for path in "${!links[@]}"; do
    [[ -z ${sums["plugin/command-line/${links[$path]}"]:-} ]] || directories+=("${path%/*}")
  done
  make_directories "${directories[@]}"
  [[ $collect != @(yes|kept) ]] || keep_release
  for path in "${commands[@]}"; do
    mode=644
    [[ $path != whm-2fa ]] || mode=755
    place "$release/plugin/command-line/$path" "$programs/$release_version/$path" "$mode" \
      "${sums["plugin/command-line/$path"]}"
  done
}

# What WHM knows the privilege by, and a mark from which the page knows that it is the one to ask for.
lay_down_privilege() {
  [[ -n ${sums["$driver_source/$name/META.pm"]:-} ]] || fail_damaged 'plugin/privilege is missing'
  make_directories "$drivers" "${driver%.pm}"
  are_privileges_touched=yes
  place "$release/$driver_source/$name/META.pm" "$driver_meta" 644 "${sums["$driver_source/$name/META.pm"]}"
  place "$release/$driver_source/$name.pm" "$driver" 644 "${sums["$driver_source/$name.pm"]}"
  echo "$own_acl" >"$workspace/own-privilege"
  place "$workspace/own-privilege" "$privilege_mark" 644 "$(sum_of_mark)"
  attempt "touch $drivers" touch -- "$drivers" # WHM keeps a list of the privileges until this directory changes
}

remove_privilege() {
  set_aside "$privilege_mark"
  is_there "$driver" || is_there "${driver%.pm}" || return 0
  are_privileges_touched=yes
  set_aside "$driver"
  set_aside "${driver%.pm}"
  attempt "touch $drivers" touch -- "$drivers"
}

sum_of_mark() {
  local sum
  sum=$(echo "$own_acl" | sha256sum)
  echo "${sum%% *}"
}

# The release as a whole, from which the timer repairs what is damaged.
keep_release() {
  local copy=$programs/$release_version/release
  placed[$copy]=yes
  [[ ! $copy -ef $release ]] && ! is_release_kept "$copy" || return 0
  staged=$(staging_name "$copy")
  attempt "write $copy" mkdir -m 755 -- "$staged"
  attempt "write $copy" env -C "$release" cp -R --parents -- "${!sums[@]}" SHA256SUMS "$staged/"
  attempt "write $copy" chmod -R u=rwX,go=rX "$staged"
  attempt "write $copy" chmod 755 "$staged/install.sh"
  is_release_kept "$staged" || fail "could not write $copy (it came out different)"
  attempt "write $copy" sync -- "$staged"
  keep "$copy"
  attempt "write $copy" mv -fT -- "$staged" "$copy"
  staged=''
}

is_release_kept() {
  [[ -x $1/install.sh && $(<"$1/SHA256SUMS") == "$(<"$release/SHA256SUMS")" ]] 2>/dev/null &&
    (cd "$1" && sha256sum --check --strict --quiet SHA256SUMS >/dev/null 2>&1)
}

# Every file as it will be installed, with its checksum, for --status.
list_files() {
  local asset path
  echo "${sums["plugin/index.cgi"]}  ${addon#"$root/"}/index.cgi"
  for asset in "${assets[@]}"; do
    echo "${sums["plugin/assets/$asset"]}  ${addon#"$root/"}/assets/$asset"
  done
  echo "${sums["plugin/$template"]}  ${templates#"$root/"}/$template"
  [[ -z $notice ]] || echo "${sums["plugin/$notice"]}  ${addon#"$root/"}/$notice"
  echo "${sums["plugin/$name.png"]}  ${icon#"$root/"}"
  for path in "${commands[@]}"; do
    echo "${sums["plugin/command-line/$path"]}  ${programs#"$root/"}/$release_version/$path"
  done
  is_privilege_own || return 0
  echo "${sums["$driver_source/$name.pm"]}  ${driver#"$root/"}"
  echo "${sums["$driver_source/$name/META.pm"]}  ${driver_meta#"$root/"}"
  echo "$(sum_of_mark)  ${privilege_mark#"$root/"}"
}

switch() {
  local former path
  former=$(template_of "$addon/index.cgi")
  place "$release/plugin/index.cgi" "$addon/index.cgi" 755 "${sums["plugin/index.cgi"]}"
  [[ -z $former || $former == "$template" ]] || is_version_switched=yes
  place "$release/plugin/$name.png" "$icon" 644 "${sums["plugin/$name.png"]}"
  for path in "${!links[@]}"; do
    [[ -z ${sums["plugin/command-line/${links[$path]}"]:-} ]] ||
      place_link "$(link_destination "$path" "$release_version")" "$path"
  done
}

# Puts the timer in place, or takes it away. It is on where the link is there.
switch_timer() {
  local unit sum
  if [[ $collect == no ]]; then
    stop_timer
    for unit in "$timer_link" "$units/$timer_unit" "$units/$service_unit"; do set_aside "$unit"; done
  elif [[ $collect == @(yes|kept) ]]; then
    make_directories "$units"
    for unit in "$service_unit" "$timer_unit"; do
      write_unit "$unit" >"$workspace/$unit"
      sum=$(sha256sum <"$workspace/$unit")
      place "$workspace/$unit" "$units/$unit" 644 "${sum%% *}"
    done
    [[ $collect == yes ]] || is_there "$timer_link" || return 0
    make_directories "${timer_link%/*}"
    place_link "../$timer_unit" "$timer_link"
  fi
}

# A unit of the release, with the command as it was: a directory for the metrics may stand in it.
write_unit() {
  local line command=''
  [[ -n ${sums["plugin/systemd/$1"]:-} ]] || fail_damaged "$1 is missing"
  if [[ -n $textfile_directory ]]; then
    command="ExecStart=/usr/sbin/whm-2fa collect --textfile-directory=$textfile_directory"
  elif [[ -f $units/$1 ]]; then
    while IFS= read -r line; do
      [[ $line != 'ExecStart=/usr/sbin/whm-2fa collect'* ]] || command=$line
    done <"$units/$1"
  fi
  while IFS= read -r line; do
    [[ $line != ExecStart=* || -z $command ]] || line=$command
    printf '%s\n' "$line"
  done <"$release/plugin/systemd/$1"
}

# systemd is told only where it is what runs this server.
is_systemd_running() {
  [[ -z $root && -d /run/systemd/system ]]
}

# An hour's collecting that is under way is ended, too: it could write what is about to be removed.
stop_timer() {
  is_systemd_running && is_there "$timer_link" || return 0
  is_timer_stopped=yes
  attempt "stop $timer_unit" systemctl stop "$timer_unit" "$service_unit"
}

start_timer() {
  is_systemd_running && [[ $collect == @(yes|no|kept) ]] || return 0
  attempt 'have systemd read its units again' systemctl daemon-reload
  [[ $collect != yes ]] || attempt "start $timer_unit" systemctl start "$timer_unit"
}

# Where a link of the command line leads: from its own place, so that it holds below DESTDIR, too.
link_destination() {
  realpath --no-symlinks --canonicalize-missing --relative-to="${1%/*}" -- "$programs/$2/${links[$1]}"
}

# The plugin's directories hold what this version has, and the administrator's own texts.
remove_stale() {
  local path
  remove_leftovers
  placed["$addon/assets"]=yes
  placed["$addon/lang"]=yes
  placed[$noted_directories]=yes
  for path in "$addon"/* "$addon"/assets/* "$templates"/*; do
    [[ -n ${placed[$path]:-} ]] || remove "$path"
  done
  while IFS= read -r -d '' path; do
    [[ -n ${placed[$path]:-} || -n ${placed[${path%/release/*}/release]:-} ]] || remove "$path"
  done < <(list_programs)
  remove_all list_compiled
  for path in "$addon" "$addon/assets" "$templates" "${!placed[@]}"; do
    ! is_own_directory "$path" || [[ ! -d $path || $(stat -c %a -- "$path") == 755 ]] || attempt "set the mode of $path" chmod 755 -- "$path"
  done
}

list_programs() {
  [[ ! -d $programs ]] || find "$programs" -mindepth 1 -print0
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
  local former path
  former=$(version_of "$addon/index.cgi")
  find_metrics
  start_changing
  remove_leftovers
  choose_names
  make_workspace
  unregister
  remove_privilege
  stop_timer
  for path in "$timer_link" "$units/$timer_unit" "$units/$service_unit"; do set_aside "$path"; done
  set_aside "$addon"
  set_aside "$templates"
  set_aside "$icon"
  for path in "${!links[@]}"; do set_aside "$path"; done
  commit 'the plugin is not in WHM any more all the same, and what is named has to be removed by hand'
  remove_metrics
  remove_all list_traces
  remove_noted_directories
  remove "$programs"
  fail_unremoved
  committed_outcome='the plugin is removed all the same'
  [[ -z $is_timer_stopped ]] || attempt 'have systemd read its units again' systemctl daemon-reload
  finish
  echo "$title${former:+ $former} is removed."
  echo "What it stored for resellers without root's privileges stays in WHM's own files (/var/cpanel/whm/nvdata/RESELLER.yaml)."
  [[ ! -f $exceptions ]] || echo "The exceptions stay in $exceptions: they are your evidence."
}

# Directories that are WHM's or the system's, and that an installation had to make; those that are in use stay.
remove_noted_directories() {
  local path
  [[ -f $noted_directories ]] || return 0
  while IFS= read -r path; do
    [[ ! -d $root/$path ]] || rmdir --ignore-fail-on-non-empty -- "$root/$path" 2>/dev/null || unremoved+=("$root/$path")
  done < <(tac -- "$noted_directories")
}

# Everything that an installation can have left but the registration, and the command line's own directory.
list_traces() {
  local path
  list_metrics
  printf '%s\0' "$addon" "$templates" "$icon" "${!links[@]}" "$remembered"
  printf '%s\0' "$driver" "${driver%.pm}"
  printf '%s\0' "$timer_link" "$units/$timer_unit"{,.d} "$units/$service_unit"{,.d}
  for path in "${exceptions%/*}"/*; do
    [[ $path == "$exceptions" ]] || printf '%s\0' "$path"
  done
  is_there "$exceptions" || printf '%s\0' "${exceptions%/*}"
  list_leftovers
  list_compiled
  list_stores
}

has_traces() {
  local path
  [[ ! -e $registration && ! -e $programs ]] || return 0
  while IFS= read -r -d '' path; do
    ! is_there "$path" || return 0
  done < <(list_traces)
  return 1
}

show_status() {
  set_paths
  require_root
  require_whm
  local version damage='' registered=yes left word
  if ! is_there "$addon/index.cgi" && ! is_there "$registration"; then
    echo absent
    echo "$title is not installed."
    show_left < <(list_left_traces)
    return 1
  fi
  locate_release
  decide_privilege
  if [[ -n $release ]]; then
    read_sums
    sort_release
  fi
  version=$(version_of "$addon/index.cgi")
  damage=$(find_damage)
  if [[ ! -f $registration ]]; then
    registered=no
  elif [[ -n $release && $version == "$release_version" ]]; then
    is_registered || registered='not as this release is'
    [[ -n $damage ]] || is_of_release || damage='not those of this release'
  fi
  left=$(show_left < <(list_strangers))
  word=damaged
  [[ $registered != yes || -n $damage$left ]] || word=$(compare_with_release "$version")
  echo "$word"
  echo "version:    ${version:-unknown}"
  echo "registered: $registered"
  echo "files:      ${damage:-intact}"
  [[ -z $left ]] || echo "$left"
  [[ $word == current ]]
}

# Are the installed files those of the release? Both have a list of them.
is_of_release() {
  [[ $(sort -- "$(manifest_of "$(template_of "$addon/index.cgi")")") == "$(list_files | sort)" ]]
}

# What an installed version is beside the release: current, older or newer. Where there is no release beside this script,
# there is nothing that it could be older than.
compare_with_release() {
  if [[ -z $release || $1 == "$release_version" ]]; then
    echo current
  elif is_newer "$1" "$release_version"; then
    echo newer
  else
    echo older
  fi
}

# Is the first version newer than the second? 1.3.0-rc.1 comes before 1.3.0, as the tilde does for sort.
is_newer() {
  local first=${1%%+*} second=${2%%+*} last
  last=$(printf '%s\n' "${first/-/\~}" "${second/-/\~}" | sort --version-sort | tail -n 1)
  [[ $first != "$second" && $last == "${first/-/\~}" ]]
}

# Reads paths, each ended by a zero byte, and shows each once.
show_left() {
  local path
  local -A shown=()
  while IFS= read -r -d '' path; do
    [[ -n ${shown[$path]:-} ]] || echo "left:       $(show_path "$path")"
    shown[$path]=yes
  done
}

list_left_traces() {
  local path
  while IFS= read -r -d '' path; do list_contents "$path"; done < <(list_traces && printf '%s\0' "$programs")
}

# What lies about while a version is installed, and is not of it.
list_strangers() {
  local manifest sum path template notice version
  local -A own=()
  version=$(version_of "$addon/index.cgi")
  template=$(template_of "$addon/index.cgi")
  notice=$(notice_of "$addon/index.cgi")
  manifest=$(manifest_of "$template")
  [[ -f $manifest ]] || return 0
  own[$manifest]=yes
  own[$noted_directories]=yes
  while read -r sum path; do
    own[$root/$path]=${sum:+yes}
    own[$root/${path%/*}]=yes # empty where its only file is missing
  done <"$manifest"
  while IFS= read -r -d '' path; do
    [[ -n ${own[$path]:-} || $path == "$addon"/lang/override/*.json || $path == "$programs/$version"/release/* ]] || printf '%s\0' "$path"
  done < <(
    list_contents "$addon"
    list_contents "$templates"
    list_contents "$programs"
    while IFS= read -r -d '' path; do list_contents "$path"; done < <(list_leftovers)
  )
  while IFS= read -r -d '' path; do
    [[ ${path##*/} == "$template"* || (-n $notice && ${path##*/} == "$notice"*) ]] || printf '%s\0' "$path"
  done < <(while IFS= read -r -d '' path; do list_contents "$path"; done < <(list_compiled))
}

# Says what is wrong with the installed files, and nothing when they are intact.
find_damage() {
  local manifest failed version
  version=$(version_of "$addon/index.cgi")
  manifest=$(manifest_of "$(template_of "$addon/index.cgi")")
  if [[ ! -f $manifest ]]; then
    echo "damaged (there is no list of them)"
  elif ! failed=$(cd "$root/" && sha256sum --check --strict --quiet "$manifest" 2>/dev/null); then
    echo "damaged (${failed//$'\n'/, })"
  elif [[ ! -x $addon/index.cgi ]]; then
    echo 'damaged (index.cgi is not executable)'
  elif is_there "$units/$service_unit" && [[ ! -f $units/$timer_unit ]]; then
    echo "damaged (${units#"$root/"}/$timer_unit is missing)"
  elif is_there "$units/$service_unit" && [[ ! -x $programs/$version/release/install.sh ]]; then
    echo "damaged (${programs#"$root/"}/$version/release is missing)"
  elif is_there "$timer_link" && [[ ! -f $units/$service_unit ]]; then
    echo "damaged (${units#"$root/"}/$service_unit is missing)"
  else
    find_damaged_command "$manifest"
  fi
}

# The command line is asked for where a version has one.
find_damaged_command() {
  local path version program
  version=$(version_of "$addon/index.cgi")
  for path in "${!links[@]}"; do
    program=$programs/$version/${links[$path]}
    [[ $(<"$1") == *"  ${program#"$root/"}"* ]] || continue
    if [[ $(readlink -- "$path") != "$(link_destination "$path" "$version")" ]]; then
      echo "damaged (${path#"$root/"} does not lead to version $version)"
    elif [[ $path == */sbin/* && ! -x $program ]]; then
      echo "damaged (${program#"$root/"} is not executable)"
    else
      continue
    fi
    return
  done
}

show_version() {
  find_release
  read_release_version
  echo "$name $release_version"
}

# What an installation is asked for besides.
read_options() {
  local option
  for option in "$@"; do
    case $option in
      --collect) choose collect yes ;;
      --no-collect) choose collect no ;;
      --own-privilege) choose own_privilege yes ;;
      --no-own-privilege) choose own_privilege no ;;
      --textfile-directory=/*) textfile_directory=${option#*=} ;;
      *) fail_usage ;;
    esac
  done
  [[ -z $textfile_directory || $collect == yes ]] || fail_usage
  # It stands in a unit file, in which other characters have a meaning.
  [[ -z $textfile_directory || $textfile_directory =~ ^[A-Za-z0-9._/+@:,=-]+$ ]] || fail_usage
}

# Sets a variable to a choice that the one before does not contradict.
choose() {
  local -n variable=$1
  [[ -z $variable || $variable == "$2" ]] || fail_usage
  variable=$2
}

fail_usage() {
  usage >&2
  exit 2
}

main() {
  trap - EXIT
  case $#:${1-} in
    1:--uninstall) uninstall_plugin ;;
    1:--status) show_status ;;
    1:--repair) repair_plugin ;;
    1:--help) usage ;;
    1:--version) show_version ;;
    *)
      read_options "$@"
      install_plugin
      ;;
  esac
}

# In braces, so that a script that was cut off within these lines does nothing either.
{
  main "$@"
  exit
}
