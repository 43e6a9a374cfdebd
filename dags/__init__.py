"""Airflow: schedules the crawler, which runs in an environment of its own as a child process."""
