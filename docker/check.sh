#!/usr/bin/env bash
# Builds the image where there is no Docker engine, and looks into it: `make image-check`. Needs root, and Debian's
# buildah and mmdebstrap; takes some minutes. In place of the official Python image stands a Debian with its own Python.
set -euo pipefail
cd "$(dirname "$0")/.."

[ "$(id -u)" = 0 ] || { echo "dateline: make image-check builds a file system, which needs root" >&2; exit 1; }
for program in buildah mmdebstrap; do
    command -v "$program" >/dev/null || { echo "dateline: $program is missing; on Debian: apt-get install buildah mmdebstrap" >&2; exit 1; }
done

folder=$(mktemp -d)
chmod 0711 "$folder"
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
buildah=(buildah --root "$folder/storage" --runroot "$folder/run")
trap '"${buildah[@]}" rm --all >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT

echo "A base: Debian with Python"
mmdebstrap --quiet --variant=minbase --include=python3,python3-venv,ca-certificates bookworm "$folder/base.tar"
base=$("${buildah[@]}" from scratch)
"${buildah[@]}" add -q "$base" "$folder/base.tar" / >/dev/null
"${buildah[@]}" run "$base" -- ln -s python3 /usr/bin/python
# Certificates of this machine, and where its packages come from.
"${buildah[@]}" config --env UV_SYSTEM_CERTS=1 "$base"
for name in PIP_INDEX_URL UV_INDEX_URL UV_DEFAULT_INDEX; do
    [ -z "${!name:-}" ] || "${buildah[@]}" config --env "$name=${!name}" "$base"
done
"${buildah[@]}" commit -q "$base" localhost/python:base >/dev/null
rm "$folder/base.tar"

echo "The image, by docker/Dockerfile"
"${buildah[@]}" bud -q --pull-never --network host --volume /etc/ssl/certs:/etc/ssl/certs:ro --build-arg PYTHON=localhost/python:base \
    --ignorefile docker/Dockerfile.dockerignore --file docker/Dockerfile --tag dateline:check . > "$folder/build.log" 2>&1 \
    || { tail -30 "$folder/build.log" >&2; exit 1; }

echo "What is in it"
image=$("${buildah[@]}" from --pull-never dateline:check)
inside() { "${buildah[@]}" run "$image" -- "$@"; }
[ "$(inside id -u)" = 50000 ]
inside python -c 'import os; assert not os.access("/opt/dateline", os.W_OK) and not os.access("/opt/dateline/dags", os.W_OK)'
inside airflow version | tail -1
inside .venv/bin/scrapy list
inside sh -c 'command -v setpriv celery' >/dev/null
inside python - <<'PYTHON'
from airflow.dag_processing.dagbag import DagBag
bag = DagBag("/opt/dateline/dags")
assert bag.dags and not bag.import_errors, bag.import_errors
print(*sorted(bag.dags))
PYTHON
[ "$(inside env LC_ALL=C ls -A | xargs)" = ".venv .venv-airflow LICENSE dags scrapy.cfg spiders storage tests" ]
inside sh -c '[ ! -s /opt/airflow/airflow.cfg ]'
du -sh "$("${buildah[@]}" mount "$image")" | sed 's/\t.*/ unpacked/'
echo "The image is as it should be."
