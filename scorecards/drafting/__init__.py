"""From a page on the desk to a report file: what each quantity is most likely of, for a person to accept or correct."""
