UPDATE landing.capture SET retired_at = now(), lost_at = now() WHERE capture_id = ANY (%(capture_ids)s) AND retired_at IS NULL;
