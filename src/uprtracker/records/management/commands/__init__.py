"""One module a command; `migrate` is the only one."""
