SELECT ops.drop_part(%(part)s::regclass);
