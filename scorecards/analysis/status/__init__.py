"""Where a unit stands: against targets, and beside other units."""
