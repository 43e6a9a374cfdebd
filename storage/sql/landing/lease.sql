SELECT ops.lease(%(outlet)s, %(edition)s);
