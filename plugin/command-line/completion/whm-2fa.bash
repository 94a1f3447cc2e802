# Completion of whm-2fa for bash: commands, options, and the users of this server.
# shellcheck shell=bash

_whm_2fa() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local command=status words='' word
  # What bash splits at an equals sign: --reseller = NAME.
  [[ $current == '=' ]] && current='' previous=${COMP_WORDS[COMP_CWORD - 1]}
  [[ $previous == '=' ]] && previous=${COMP_WORDS[COMP_CWORD - 2]}
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ $word == -* ]] || { command=$word && break; }
  done

  case $previous in
    --textfile-directory)
      mapfile -t COMPREPLY < <(compgen -d -- "$current")
      return
      ;;
    --token-file)
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
      return
      ;;
    --reseller)
      words=$(sed -n 's/^[^:]*: *//p' /etc/trueuserowners 2>/dev/null)
      mapfile -t COMPREPLY < <(compgen -W "$(_whm_2fa_plain "$words")" -- "$current")
      return
      ;;
  esac
  if ((COMP_CWORD == 1)); then
    words='status list export check collect exceptions doctor --help --version'
  fi
  case $command in
    status) words+=' --with-mail-and-team --json' ;;
    list) words='--missing --enabled --cannot --excused --unknown --reseller= --package= --csv --json' ;;
    export) words='--json --csv' ;;
    check) words='-w -c' ;;
    collect) words='--textfile-directory=' ;;
    doctor) words='--host= --token-file= --report' ;;
    exceptions)
      words='list check add remove'
      case " ${COMP_WORDS[*]} " in
        *' remove '* | *' add '*) words=$(sed -n 's/:.*//p' /etc/trueuserowners 2>/dev/null) ;;
      esac
      [[ " ${COMP_WORDS[*]} " == *' add '* ]] && words+=' --reason= --approved-by= --until= --ticket='
      words=$(_whm_2fa_plain "$words")
      ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
  return 0
}

# compgen expands the words that it is given: only plain ones may come to it.
_whm_2fa_plain() {
  local word
  while read -r word; do
    [[ $word =~ ^[A-Za-z0-9=\ _-]+$ ]] && printf '%s\n' "$word"
  done <<<"$1"
}

complete -F _whm_2fa whm-2fa
