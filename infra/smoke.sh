#!/usr/bin/env bash
# Asks a deployed site the few questions that show it lives: health, readiness, a page with its security headers, refusal of strangers.
set -euo pipefail
site=${1:?address of the site, such as https://selections.sponsor.example}
ask() { curl -sS --max-time 30 --retry 12 --retry-delay 10 --retry-all-errors "$@"; }

ask --fail "$site/api/health" | grep -q '"live"'
ask --fail "$site/api/ready" | grep -q '"status":"ready"'
headers=$(ask --fail -D - -o /dev/null "$site/api/openapi.json")
grep -qi "^content-security-policy: default-src 'none'" <<<"$headers"
status=$(ask -o /dev/null -w '%{http_code}' -H 'Accept: application/json' "$site/api/selections/none")
[[ $status =~ ^(401|403|404)$ ]]
plain=$(ask -o /dev/null -w '%{http_code}' "${site/https:/http:}/api/health")
[[ $plain =~ ^30[1278]$ ]]
echo "smoke: $site lives"
