-- A question that takes longer would keep others waiting.
SET default_transaction_read_only TO on;
SET statement_timeout TO '10s';
