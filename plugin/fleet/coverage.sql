-- Two-factor coverage of many servers, for DuckDB, from the daily `whm-2fa export --json` of each: exports/<day>/<server>.json.
--
--   duckdb -f coverage.sql
--   duckdb -cmd "SET VARIABLE exports = '/srv/two-factor'; SET VARIABLE since = '2026-11-21'" -f coverage.sql
--
-- `exports`: the folder; `since`: the day to compare with, the one before the newest unless given. Only these two days are read.

SET VARIABLE exports = coalesce(getvariable('exports'), 'exports');
SET VARIABLE today = (
  SELECT max(parse_path(file)[-2]) FROM glob(getvariable('exports') || '/[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]/*.json')
);
SET VARIABLE since = coalesce(getvariable('since'), CAST(CAST(getvariable('today') AS DATE) - 1 AS VARCHAR));
-- There may be nothing of the older day.
SET VARIABLE files = (
  SELECT list(file) FROM glob(getvariable('exports') || '/*/*.json')
  WHERE parse_path(file)[-2] IN (getvariable('today'), getvariable('since'))
);

-- Names and reasons are others' texts: what could drive a terminal is not shown.
CREATE OR REPLACE TEMP MACRO shown(text) AS regexp_replace(text, '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]', '?', 'g');
-- As `whm-2fa` counts: whole percent, rounded down.
CREATE OR REPLACE TEMP MACRO share(enabled, total) AS enabled * 100 // nullif(total, 0);

CREATE OR REPLACE TEMP TABLE accounts AS
SELECT
  parse_path(filename)[-2] = getvariable('today') AS is_today,
  parse_filename(filename, true) AS server,
  CAST(left(evidence."exported at", 10) AS DATE) AS exported_on,
  account."user" AS account,
  account.role AS role,
  account.owner AS owner,
  account.contact AS contact,
  account.two_factor IN ('enabled', 'configured_not_asked') AS is_enabled,
  account.two_factor = 'not_enabled' AS is_missing,
  account.two_factor = 'not_enabled' AND account.excused_until <> '' AS is_excused,
  TRY_CAST(nullif(account.excused_until, '') AS DATE) AS excused_until,
  account.excused_reason AS reason
FROM (
  SELECT filename, evidence, unnest(accounts) AS account
  FROM read_json(
    getvariable('files'),
    filename = true,
    format = 'unstructured',
    maximum_object_size = 100000000,
    columns = {
      evidence: 'STRUCT("exported at" VARCHAR)',
      accounts: 'STRUCT("user" VARCHAR, two_factor VARCHAR, "role" VARCHAR, "owner" VARCHAR, contact VARCHAR, excused_until VARCHAR, excused_reason VARCHAR)[]'
    }
  )
);

-- All servers.
SELECT
  CASE WHEN is_today THEN getvariable('today') ELSE getvariable('since') END AS day,
  count(DISTINCT server) AS servers,
  count(*) AS accounts,
  count_if(is_enabled) AS enabled,
  count_if(is_missing) AS missing,
  count_if(is_excused) AS excused,
  share(count_if(is_enabled), count(*)) AS share
FROM accounts
GROUP BY is_today
ORDER BY day;

-- The worst servers.
SELECT
  shown(server) AS server,
  count(*) AS accounts,
  count_if(is_missing) AS missing,
  count_if(is_excused) AS excused,
  share(count_if(is_enabled), count(*)) AS share,
  count_if(is_missing AND role = 'server_administrator') > 0 AS root_is_missing
FROM accounts
WHERE is_today
GROUP BY accounts.server
ORDER BY count_if(is_enabled) / count(*), missing DESC, accounts.server
LIMIT 20;

-- The resellers with the most accounts that miss it, and whether they have it themselves.
SELECT
  shown(accounts.server) AS server,
  shown(accounts.owner) AS reseller,
  any_value(own.is_enabled) AS has_it,
  count(*) AS accounts,
  count_if(accounts.is_missing) AS missing,
  share(count_if(accounts.is_enabled), count(*)) AS share
FROM accounts
LEFT JOIN accounts AS own ON own.is_today AND own.server = accounts.server AND own.account = accounts.owner
WHERE accounts.is_today AND accounts.owner NOT IN ('', 'root')
GROUP BY accounts.server, accounts.owner
ORDER BY missing DESC, accounts.server, accounts.owner
LIMIT 20;

-- Who lost it since then: had it, is still there, and misses it now.
SELECT shown(now.server) AS server, shown(now.account) AS account, shown(now.owner) AS owner, now.role AS role, shown(now.contact) AS contact
FROM accounts AS now
JOIN accounts AS before ON before.server = now.server AND before.account = now.account
WHERE now.is_today AND now.is_missing AND NOT before.is_today AND before.is_enabled
ORDER BY now.server, now.account;

-- Whose exception has expired since then, and who misses it still. (An export tells of exceptions that count, so it is the older one that has them.)
SELECT
  shown(now.server) AS server,
  shown(now.account) AS account,
  before.excused_until AS until,
  shown(before.reason) AS reason
FROM accounts AS now
JOIN accounts AS before ON before.server = now.server AND before.account = now.account
WHERE now.is_today AND now.is_missing AND NOT now.is_excused AND NOT before.is_today AND before.excused_until < now.exported_on
ORDER BY until, now.server, now.account;

-- Servers that had an export then, and have none today.
SELECT shown(server) AS silent_server
FROM accounts
GROUP BY accounts.server
HAVING NOT bool_or(is_today)
ORDER BY accounts.server;
