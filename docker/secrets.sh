#!/bin/sh
# Makes the secrets of compose.yaml at random, once; what is there stays. `docker/secrets.sh you@example.org`: the
# address is sent to the outlets with every request.
#
# Docker mounts a secret with the owner and mode of its file, and the containers' users are not yours: the files can be
# read by all, the folder around them be entered by you alone.
set -eu
umask 077
cd "$(dirname "$0")"

mkdir -p secrets
chmod 0700 secrets

random() {  # of so many bytes, in base 16: fit for an address and a command line
    od -An -v -tx1 -N "$1" /dev/urandom | tr -d ' \n'
}

keep() {  # NAME VALUE
    [ -e "secrets/$1" ] || printf '%s' "$2" > "secrets/$1"
    chmod 0444 "secrets/$1"
}

keep airflow_password "$(random 24)"
keep warehouse_password "$(random 24)"
keep broker_password "$(random 24)"
keep admin_password "$(random 12)"
keep api_secret_key "$(random 64)"
keep jwt_secret "$(random 64)"
# 32 bytes, as Airflow's Fernet key must be, in base 64 with - and _.
keep fernet_key "$(head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n')"
keep airflow_url "postgresql+psycopg://airflow:$(cat secrets/airflow_password)@airflow-db:5432/airflow"
keep result_url "db+postgresql+psycopg://airflow:$(cat secrets/airflow_password)@airflow-db:5432/airflow"
keep warehouse_url "postgresql://dateline:$(cat secrets/warehouse_password)@warehouse:5432/dateline"
keep broker_url "redis://:$(cat secrets/broker_password)@broker:6379/0"

if [ ! -e .env ]; then
    [ $# -eq 1 ] || { echo "usage: docker/secrets.sh you@example.org   (how outlets can reach you)" >&2; exit 2; }
    printf 'DATELINE_CONTACT=%s\nAWS_ACCESS_KEY_ID=%s\nAWS_SECRET_ACCESS_KEY=%s\n' "$1" "$(random 10)" "$(random 20)" > .env
fi
echo "The user is admin, the password stands in docker/secrets/admin_password."
