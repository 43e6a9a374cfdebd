SELECT ops.add_month(%(parent)s::regclass, %(month)s);
