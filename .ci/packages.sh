#!/usr/bin/env bash
# Packages with known faults, direct and brought along, of every project that is restored here. Fails when there is one.
# A registry that does not answer, or that offers no such data, fails nothing: then nothing was checked, which is said.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# "No vulnerable packages" is also the answer where nobody keeps a list. Named as an audit source, a registry without one is told (NU1905).
{
  echo '<configuration>'
  for section in packageSources auditSources; do
    echo "<$section><clear />"
    dotnet nuget list source --format short | sed -n 's/^E *//p' | while read -r source; do echo "<add key=\"$(cksum <<<"$source" | cut -d' ' -f1)\" value=\"$source\" />"; done
    echo "</$section>"
  done
  echo '</configuration>'
} > "$work/nuget.config"
# A project of its own, so that no restored project remembers the answer as its own warning.
version=$(sed -n 's/.*Include="Cronos" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)
echo "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include=\"Cronos\" Version=\"$version\" /></ItemGroup></Project>" > "$work/probe.csproj"
if ! dotnet restore "$work/probe.csproj" -v q --configfile "$work/nuget.config" > "$work/restore.txt" 2>&1; then
  echo "packages: the registry does not answer; NOT checked for known faults."
  exit 0
fi
if grep -q NU1905 "$work/restore.txt"; then
  echo "packages: the registry offers no data about known faults; NOT checked."
  exit 0
fi

for project in src/*/*.csproj tests/*/*.csproj; do
  # The Functions head is restored only where the public NuGet gallery is reachable.
  [ -f "$(dirname "$project")/obj/project.assets.json" ] || { echo "packages: $project is not restored; NOT checked."; continue; }
  dotnet list "$project" package --vulnerable --include-transitive --no-restore
done | tee "$work/found.txt"
if grep -q 'has the following vulnerable packages' "$work/found.txt"; then
  echo "packages: there are known faults; see above."
  exit 1
fi
echo "packages: no known faults."
