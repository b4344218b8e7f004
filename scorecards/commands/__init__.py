"""The commands of the command line, a module each: what arguments it takes (`add`) and what it does (`run`)."""
