SELECT ops.hold(%(run_number)s, %(attempts)s);
