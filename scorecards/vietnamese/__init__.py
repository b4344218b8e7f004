"""The Vietnamese language: folding, sorting, dates, numbers, and the one reader of quantities. Pure."""
