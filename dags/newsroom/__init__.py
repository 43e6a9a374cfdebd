"""The Newsroom: a page inside the Airflow UI that shows how each edition stands, and searches the warehouse."""
