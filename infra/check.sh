#!/usr/bin/env bash
# Compiles and lints the template and its parameter files, any warning being an error, then checks what came out of it. Lints the workflows, where the linter can be had.
# Options are handed on to the test run, --no-build for one.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
out=../artifacts/infra
mkdir -p "$out"

dotnet restore compiler/compiler.csproj -v q
bicep=$(dotnet msbuild compiler/compiler.csproj -getProperty:BicepCompiler)
chmod +x "$bicep"

run() {
  # The compiler calls some findings warnings and goes on; here they stop.
  local said
  if ! said=$("$bicep" "$@" 2>&1) || grep -q ' : Warning ' <<<"$said"; then
    echo "$said" >&2
    return 1
  fi
}

echo "infra: template"
run lint main.bicep
run build main.bicep --outfile "$out/main.json"
for environment in environments/*.bicepparam; do
  echo "infra: $environment"
  run lint "$environment"
  run build-params "$environment" --outfile "$out/$(basename "$environment" .bicepparam).parameters.json"
done

echo "infra: workflows"
if [ -d workflows/node_modules ] || npm ci --prefix workflows --ignore-scripts --no-audit --no-fund --silent >/dev/null 2>&1; then
  node workflows/lint.mjs ../.github/workflows/*.yml
else
  echo "infra: the linter of workflows could not be had; NOT checked."
fi

echo "infra: checks"
CI=1 dotnet test ../tests/CdmoFlow.Tests -c Release -v q --logger "console;verbosity=minimal" --filter FullyQualifiedName~CdmoFlow.Tests.Infra "$@"
