# Two-factor coverage of many servers without DuckDB: what coverage.sql tells, as tab-separated lines.
#
#   jq -nrf coverage.jq exports/2026-11-27/*.json exports/2026-11-28/*.json
#
# The older day comes first; what there is to compare with it stands in memory, the newer day is read server by server.

def is_enabled: .two_factor == "enabled" or .two_factor == "configured_not_asked";
def is_missing: .two_factor == "not_enabled";
def is_excused: is_missing and .excused_until != "";
def count(condition): map(select(condition)) | length;
def share($enabled; $all): if $all == 0 then 0 else $enabled * 100 / $all | floor end;
# What could drive a terminal is not shown.
def shown: if type == "string" then gsub("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]"; "?") else . end;
def line: map(shown) | @tsv;
def section($title; $columns): "", "# \($title)", ($columns | line), (.[] | line);

# What the older day has to be compared with: who had it, and whose exception counted.
def remembered:
  # Each map by a reduce of its own: a path two deep would copy the map for every account (jq 1.6).
  { enabled: (reduce (.[] | select(is_enabled)) as $account ({}; .[$account.user] = true)),
    excused: (reduce (.[] | select(is_excused)) as $account ({}; .[$account.user] = ($account | [.excused_until, .excused_reason]))) };

reduce inputs as $export (
  { days: [], before: {}, servers: [], resellers: [], lost: [], expired: [] };
  (input_filename | split("/")) as $path
  | $path[-2] as $day
  | ($path[-1] | rtrimstr(".json")) as $server
  | if .days[-1] == $day then . else .days += [$day] end
  | if (.days | length) > 1 and .today != $day then .today = $day | .before = .newest | .newest = {} | .servers = [] | .resellers = [] else . end
  | ($export.accounts | length) as $all
  | ($export.accounts | count(is_enabled)) as $enabled
  | if .today == null then .newest[$server] = ($export.accounts | remembered) else . end
  | .servers += [{
      line: [$server, $all, ($export.accounts | count(is_missing)), ($export.accounts | count(is_excused)), share($enabled; $all),
        ($export.accounts | any(is_missing and .role == "server_administrator"))],
      exact: (if $all == 0 then 0 else $enabled / $all end), $enabled
    }]
  | if .today == null then .
    else
      (.before[$server] // {enabled: {}, excused: {}}) as $before
      | ($export.evidence["exported at"][:10]) as $on
      | .lost += [$export.accounts[] | select(is_missing and $before.enabled[.user]) | [$server, .user, .owner, .role, .contact]]
      | .expired += [$export.accounts[] | select(is_missing and .excused_until == "") | . as $account
          | $before.excused[.user] | select(. != null and .[0] < $on) | [$server, $account.user, .[0], .[1]]]
    end
  | (reduce $export.accounts[] as $account ({}; .[$account.user] = ($account | is_enabled))) as $has
  | .resellers += ($export.accounts | map(select(.owner != "" and .owner != "root")) | group_by(.owner) | map(
      [$server, .[0].owner, $has[.[0].owner], length, count(is_missing), share(count(is_enabled); length)]))
  # The worst are enough, and there are very many.
  | if (.resellers | length) > 2000 then .resellers |= (sort_by([-.[4], .[0], .[1]])[:20]) else . end
)
| (.servers | map(.line[0])) as $here
| (.servers | map(.line[1]) | add // 0) as $all
| (.servers | map(.enabled) | add // 0) as $enabled
| "# All servers",
  (["day", "servers", "accounts", "enabled", "missing", "excused", "share"] | line),
  ([.days[-1], (.servers | length), $all, $enabled, (.servers | map(.line[2]) | add // 0), (.servers | map(.line[3]) | add // 0), share($enabled; $all)] | line),
  (.servers | sort_by([.exact, -.line[2], .line[0]])[:20] | map(.line)
    | section("The worst servers"; ["server", "accounts", "missing", "excused", "share", "root_is_missing"])),
  (.resellers | sort_by([-.[4], .[0], .[1]])[:20]
    | section("The resellers with the most accounts that miss it"; ["server", "reseller", "has_it", "accounts", "missing", "share"])),
  (.lost | sort_by(.[:2]) | section("Who lost it"; ["server", "account", "owner", "role", "contact"])),
  (.expired | sort_by([.[2], .[0], .[1]]) | section("Exceptions that have expired"; ["server", "account", "until", "reason"])),
  ((.before | keys) - $here | map([.]) | section("Servers without an export"; ["silent_server"]))
