"""What follows from the figures: findings, where units stand, series, the index (DTI), and texts traced to them."""
