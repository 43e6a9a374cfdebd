SELECT ops.missing_months(%(parent)s::regclass, %(ahead)s);
